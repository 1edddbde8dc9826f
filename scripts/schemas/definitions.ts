import { isJsonObject, type JsonObject, type JsonValue } from '../../src/yaml/index.js';
import type { MadeBundle } from './make.js';
import { keepEqualText, type PlannedFile } from './write.js';

/** Prose for people, which an API server keeps in memory for nothing. */
const withoutProse = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => key !== 'description' || typeof part !== 'string')
      .map(([key, part]) => [key, withoutProse(part)]),
  );
};

const isDefinition = (document: unknown): document is JsonObject =>
  isJsonObject(document) &&
  document['kind'] === 'CustomResourceDefinition';

const installable = (definition: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(definition)
      .filter(([key]) => key !== 'status')
      .map(([key, value]) => [key, withoutProse(value)]),
  );

/**
 * Lays out the folder of CustomResourceDefinitions that an embedded cluster can be given: one compressed list for
 * each project, without descriptions.
 *
 * @param directory - the folder as it is now
 */
export function planDefinitions(directory: string, made: readonly MadeBundle[]): readonly PlannedFile[] {
  return made
    .filter(({ source: { type } }) => type === 'custom-resources')
    .map(({ source, documents }) => {
      const text = JSON.stringify(documents.filter(isDefinition).map(installable));
      return keepEqualText(directory, `${source.name}.json.br`, text);
    });
}
