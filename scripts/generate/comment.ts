import { isJsonObject, parseYamlFile, type JsonObject } from '../../src/yaml/index.js';

/** What the comment above a key says. */
export interface KeyComment {
  /** The text after `# --`, its lines joined. */
  readonly description?: string;
  /** The mapping after `# @schema`. */
  readonly annotation?: JsonObject;
  /** Why the comment cannot be read. */
  readonly fault?: string;
}

const COMMENT = /^\s*# ?(.*)$/;
const DESCRIPTION = /^--\s+(.*)$/;
const ANNOTATION = /^@schema\s+(.*)$/;

const blockAbove = (lines: readonly string[], line: number): readonly string[] => {
  const block: string[] = [];
  for (let index = line - 2; index >= 0; index -= 1) {
    const text = COMMENT.exec(lines[index] ?? '')?.[1];
    if (text === undefined) break;
    block.unshift(text.trim());
  }
  return block;
};

const annotationOf = (text: string | undefined): Pick<KeyComment, 'annotation' | 'fault'> => {
  if (text === undefined) return {};
  const parsed = parseYamlFile(text, '# @schema');
  if (parsed.ok && isJsonObject(parsed.value)) return { annotation: parsed.value };
  return { fault: 'its `# @schema` is not a YAML mapping such as {enum: [a, b]}' };
};

/**
 * Reads the comment block directly above a key: `# -- text`, more lines of it, and `# @schema {…}`.
 *
 * @param lines - of the whole file
 * @param line - of the key, counted from 1
 * @example commentAbove(['# -- Replicas.', '# @schema {minimum: 1}', 'replicaCount: 1'], 3)
 */
export function commentAbove(lines: readonly string[], line: number): KeyComment {
  const block = blockAbove(lines, line);
  // Text before the last `# --` belongs to the file or to a commented-out key.
  const start = block.findLastIndex((text) => DESCRIPTION.test(text));
  const annotation = block.map((text) => ANNOTATION.exec(text)?.[1]).findLast((text) => text !== undefined);
  const description = block
    .slice(start)
    .filter((text) => !ANNOTATION.test(text))
    .map((text) => DESCRIPTION.exec(text)?.[1] ?? text)
    .join(' ')
    .trim();
  return { ...(start === -1 ? {} : { description }), ...annotationOf(annotation) };
}
