import type { JsonObject } from '../yaml/index.js';

const INT32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };

/** Go refuses to decode a number beyond 32 bits into an int32; JSON Schema has no such format. */
export const withBounds = ({ format, ...schema }: JsonObject): JsonObject => {
  if (format === 'int32') return { ...INT32, ...schema };
  return format === undefined ? schema : { ...schema, format };
};
