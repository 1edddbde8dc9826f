import { LineCounter, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { failure, problem, success, type Result } from '../../src/result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject, type JsonValue } from '../../src/yaml/index.js';
import { commentAbove, type KeyComment } from './comment.js';

/** A key of values.yaml with its default and its comment. */
export interface DocumentedValue extends KeyComment {
  readonly key: string;
  /** Keys from the top of the file, `service.port` as two. */
  readonly path: readonly string[];
  /** Where the key stands, counted from 1. */
  readonly line: number;
  readonly value: JsonValue;
  /** The keys below it, in the order of the file; empty unless the value is a mapping. */
  readonly children: readonly DocumentedValue[];
}

interface Source {
  readonly text: string;
  readonly lines: readonly string[];
  readonly counter: LineCounter;
}

// Keys of a flow mapping share a line with their parent, whose comment is not theirs.
const commentOf = (source: Source, offset: number, line: number): KeyComment => {
  const lineStart = source.text.lastIndexOf('\n', offset - 1) + 1;
  return source.text.slice(lineStart, offset).trim() === '' ? commentAbove(source.lines, line) : {};
};

const documentMap = (
  source: Source,
  map: YAMLMap,
  values: JsonObject,
  above: readonly string[],
): DocumentedValue[] =>
  map.items.flatMap((pair) => {
    if (!isScalar(pair.key)) return [];
    const key = String(pair.key.value);
    const path = [...above, key];
    const offset = pair.key.range?.[0] ?? 0;
    const { line } = source.counter.linePos(offset);
    const value = values[key] ?? null;
    const isMapping = isMap(pair.value) && isJsonObject(value);
    const children = isMapping ? documentMap(source, pair.value as YAMLMap, value, path) : [];
    return [{ key, path, line, value, children, ...commentOf(source, offset, line) }];
  });

/**
 * Reads values.yaml with its comments.
 *
 * @param text - of the file
 * @param file - named in a problem
 * @returns its top-level keys; a problem when it is not a YAML mapping
 * @example documentValues('# -- Replicas.\nreplicaCount: 1\n', 'values.yaml')
 */
export function documentValues(text: string, file: string): Result<readonly DocumentedValue[]> {
  const parsed = parseYamlFile(text, file);
  if (!parsed.ok) return parsed;
  if (parsed.value === null) return success([]);
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter });
  if (!isMap(contents) || !isJsonObject(parsed.value)) {
    return failure(
      problem('chart', `${file} is not a mapping of keys to values.`, 'Write it as `key: value` lines.'),
    );
  }
  return success(documentMap({ text, lines: text.split('\n'), counter }, contents, parsed.value, []));
}
