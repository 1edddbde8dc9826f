import type { YAMLError } from 'yaml';

/** A place in a file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a file as a whole, or in one place of it. */
export interface Complaint {
  readonly rule: string;
  readonly severity?: 'warning';
  readonly message: string;
  readonly hint: string;
  readonly position?: Position;
}

export const BYTE_ORDER_MARK = '\uFEFF';
const TAB_INDENT = /^ *\t/m;

/** Characters that editors on Windows leave; Helm takes them, other tools do not. */
export const textComplaints = (text: string): readonly Complaint[] => [
  ...(text.startsWith(BYTE_ORDER_MARK)
    ? [
        {
          rule: 'byte-order-mark',
          severity: 'warning' as const,
          message: 'The file starts with a byte order mark.',
          hint: 'Save it as UTF-8 without BOM.',
          position: { line: 1, column: 1 },
        },
      ]
    : []),
  ...(text.includes('\r\n')
    ? [
        {
          rule: 'line-ends',
          severity: 'warning' as const,
          message: 'The file has Windows line ends (CRLF).',
          hint: 'Save it with LF; git does so with "* text=auto eol=lf" in .gitattributes.',
          position: { line: text.slice(0, text.indexOf('\r\n')).split('\n').length, column: 1 },
        },
      ]
    : []),
];

const sentence = (message: string): string => {
  const [first = ''] = message.split('\n');
  return first.replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '');
};

const keyAt = (text: string, { line, column }: Position): string =>
  /^[^:\r\n]*/.exec((text.split('\n')[line - 1] ?? '').slice(column - 1))?.[0].trim() ?? '';

/** An error of the YAML parser in words. */
export const yamlComplaint = (error: YAMLError, text: string, position: Position): Complaint => {
  if (error.code === 'DUPLICATE_KEY') {
    return {
      rule: 'duplicate-key',
      message: `The key ${keyAt(text, position)} stands twice in one mapping; Helm takes the last one and says nothing.`,
      hint: 'Write it once, with both contents below it.',
      position,
    };
  }
  const line = text.split('\n')[position.line - 1] ?? '';
  if (error.code === 'TAB_AS_INDENT' || TAB_INDENT.test(line)) {
    const message = 'The line is indented with a tab, which YAML does not allow.';
    return { rule: 'tab-indent', message, hint: 'Indent it with spaces.', position };
  }
  const message = `The file is not valid YAML: ${sentence(error.message)}.`;
  return { rule: 'invalid-yaml', message, hint: 'Correct that line or the one above it.', position };
};

export const SEVERAL_DOCUMENTS: Complaint = {
  rule: 'several-documents',
  message: 'The file holds several YAML documents: Helm 3 reads the first one only, Helm 4 all of them.',
  hint: 'Remove the --- lines, or split it into files.',
};

export const NOT_A_MAPPING: Complaint = {
  rule: 'not-a-mapping',
  message: 'The file does not hold keys and values.',
  hint: 'Start it with a key of the chart, such as global:.',
  position: { line: 1, column: 1 },
};
