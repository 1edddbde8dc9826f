import { failure, problem, success, type Result } from '../result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../yaml/index.js';
import type { ChartDependency, ChartMetadata } from './types.js';

const text = (object: JsonObject, key: string): string | undefined => {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
};

const optionalTexts = <Key extends string>(
  object: JsonObject,
  keys: readonly Key[],
): Partial<Record<Key, string>> => {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const value = text(object, key);
    if (value !== undefined) found[key] = value;
  }
  return found;
};

const toDependency = (entry: JsonObject): ChartDependency => ({
  name: text(entry, 'name') ?? '',
  version: text(entry, 'version') ?? '',
  ...optionalTexts(entry, ['repository', 'condition', 'alias']),
});

const toAnnotations = (value: unknown): Readonly<Record<string, string>> =>
  isJsonObject(value) ? (optionalTexts(value, Object.keys(value)) as Record<string, string>) : {};

/**
 * Reads Chart.yaml.
 *
 * @param content - the text of the file
 * @param file - named in a problem
 * @example parseChartMetadata('apiVersion: v2\nname: tiny\nversion: 0.1.0', 'Chart.yaml')
 */
export function parseChartMetadata(content: string, file: string): Result<ChartMetadata> {
  const parsed = parseYamlFile(content, file);
  if (!parsed.ok) return parsed;
  const document = isJsonObject(parsed.value) ? parsed.value : {};
  const missing = ['apiVersion', 'name', 'version'].filter((key) => text(document, key) === undefined);
  if (missing.length > 0) {
    const message = `${file} has no ${missing.join(', no ')} (or it is not text).`;
    return failure(problem('chart', message, 'Add it; a version needs quotes when it looks like a number.'));
  }
  const dependencies = Array.isArray(document['dependencies']) ? document['dependencies'] : [];
  return success({
    apiVersion: text(document, 'apiVersion') ?? '',
    name: text(document, 'name') ?? '',
    version: text(document, 'version') ?? '',
    type: document['type'] === 'library' ? 'library' : 'application',
    ...optionalTexts(document, ['appVersion', 'kubeVersion']),
    dependencies: dependencies.filter(isJsonObject).map(toDependency),
    annotations: toAnnotations(document['annotations']),
  });
}
