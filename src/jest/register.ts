import { expect } from '@jest/globals';
import * as toolkitMatchers from './matchers/index.js';
import type { ToolkitMatchers } from './types.js';

declare module 'expect' {
  // The parameters have to be those of the interface that is extended.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ToolkitMatchers<R> {}
}

/** The matchers by name, which importing `egov-msa/jest` adds to Jest's `expect`. */
export const matchers = { ...toolkitMatchers };

expect.extend(matchers);
