/** One document of a stream: its text, the template it came from and the line where it starts (from 1). */
export interface StreamDocument {
  readonly text: string;
  readonly source: string;
  readonly line: number;
}

// In YAML a `---` in column 0 is a marker wherever it stands; inside a string it is always indented.
const MARKER = /^---(?=\s|$)/m;
const SOURCE_COMMENT = /^# Source: (.+)$/;

interface OpenDocument {
  readonly line: number;
  readonly lines: string[];
  source: string;
}

/**
 * Splits the stream of `helm template` into documents.
 *
 * Helm writes `# Source: <template>` as the first line of each; a document without it (the second one of a CRD
 * file) belongs to the template before it. Documents of nothing but comments are left out.
 *
 * @example splitStream('---\n# Source: tiny/templates/a.yaml\nkind: Secret')[0].source // 'tiny/templates/a.yaml'
 */
export function splitStream(stream: string): readonly StreamDocument[] {
  let current: OpenDocument = { line: 1, lines: [], source: '' };
  const documents = [current];
  for (const [index, line] of stream
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (MARKER.test(line)) {
      // A value may follow on the marker's own line: `--- {kind: Secret}`.
      current = { line: index + 1, lines: [line.replace('---', '   ')], source: current.source };
      documents.push(current);
      continue;
    }
    const source = current.lines.length <= 1 ? SOURCE_COMMENT.exec(line)?.[1] : undefined;
    if (source !== undefined) current.source = source;
    current.lines.push(line);
  }
  return documents
    .filter(({ lines }) => lines.some((line) => line.trim() !== '' && !line.trimStart().startsWith('#')))
    .map(({ line, lines, source }) => ({ text: lines.join('\n'), source, line }));
}
