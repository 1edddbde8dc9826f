import { YAMLException, load } from 'js-yaml';
import { failure, problem, success, type Result } from '../result/index.js';
import { kubernetesSchema } from './schema.js';

/** A place in a YAML text that its reader should know of. Lines and columns count from 1. */
export interface YamlError {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** One parsed document; `duplicateKey` is set when a key stands twice and the last one was taken. */
export interface YamlDocument {
  readonly value: unknown;
  readonly duplicateKey?: YamlError;
}

const DUPLICATE_KEY = 'duplicated mapping key';

const locate = (error: YAMLException): YamlError => ({
  reason: error.reason,
  line: (error.mark?.line ?? 0) + 1,
  column: (error.mark?.column ?? 0) + 1,
});

const loadOrError = (text: string, lastKeyWins: boolean): { value: unknown } | YamlError => {
  try {
    return { value: text.trim() === '' ? null : load(text, { schema: kubernetesSchema, json: lastKeyWins }) };
  } catch (error) {
    if (error instanceof YAMLException) return locate(error);
    throw error;
  }
};

/**
 * Parses one YAML document the way Helm does, where the last of two equal keys wins, and reports the key.
 *
 * @returns the document, or where and why it is not YAML
 * @example parseYamlDocument('a: 1\na: 2') // { value: { a: 2 }, duplicateKey: { line: 2, … } }
 */
export function parseYamlDocument(text: string): YamlDocument | YamlError {
  const strict = loadOrError(text, false);
  if ('value' in strict || strict.reason !== DUPLICATE_KEY) return strict;
  const lenient = loadOrError(text, true);
  return 'value' in lenient ? { ...lenient, duplicateKey: strict } : lenient;
}

/**
 * Parses a YAML file that a person wrote; here a duplicate key is an error.
 *
 * @param file - named in the problem
 * @example parseYamlFile('replicaCount: 2', 'values.yaml')
 */
export function parseYamlFile(text: string, file: string): Result<unknown> {
  const parsed = loadOrError(text, false);
  if ('value' in parsed) return success(parsed.value);
  const { reason, line, column } = parsed;
  const message = `${file} is not valid YAML: ${reason} (line ${line}, column ${column}).`;
  return failure({ ...problem('input', message, 'Correct that line.'), place: { file, line, column } });
}
