import { readFileSync } from 'node:fs';
import type { ValuesFile } from '../chart/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject, type JsonValue } from '../yaml/index.js';
import { shapesOf } from './shapes.js';
import { stacksNamed } from './stacks.js';
import type { Ministry } from './types.js';
import { textIn, valueIn } from './values.js';

const databaseOf = (values: JsonObject): string | undefined => {
  const host = textIn(values, 'global.database.host');
  const port = valueIn(values, 'global.database.port');
  return host === undefined || typeof port !== 'number' ? host : `${host}:${port}`;
};

const quotaOf = (values: JsonObject): Ministry['quota'] => {
  const hard: JsonValue = valueIn(values, 'tenancy.quota.hard') ?? {};
  return isJsonObject(hard)
    ? Object.fromEntries(
        Object.entries(hard).map(([name, amount]) => [name, String(amount as string | number)]),
      )
    : {};
};

/**
 * Reads a ministry from its values file.
 *
 * @returns a failure when the file is no YAML mapping
 * @throws the file system's error when the file cannot be read
 * @example chart.valuesFiles.ministries.map(readMinistry)
 */
export function readMinistry({ name, path }: ValuesFile): Result<Ministry> {
  const text = readFileSync(path, 'utf8');
  const parsed = parseYamlFile(text, path);
  if (isFailure(parsed)) return parsed;
  const values = parsed.value ?? {};
  if (!isJsonObject(values)) {
    return failure(
      problem('input', `${path} is not a mapping of keys to values.`, 'Write it as `key: value` lines.'),
    );
  }
  return success({
    name,
    path,
    stacks: stacksNamed(text),
    values,
    domain: textIn(values, 'global.domain'),
    registry: textIn(values, 'global.imageRegistry'),
    database: databaseOf(values),
    quota: quotaOf(values),
    shapes: shapesOf(values),
  });
}
