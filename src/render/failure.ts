import { problem, type Problem } from '../result/index.js';

const DEBUG_ADVICE = /\n*Use --debug flag to render out invalid YAML\s*$/;
// Go's own log format (`dependencies.go:64: …`) and the structured one that Helm 4 writes.
const LOG_LINE = /^(?:level=|time=|\w+\.go:|WARNING:).*\n/gm;

const HINTS = {
  schema: 'Correct these keys in the values; values.schema.json describes each of them.',
  message: 'Change the values as it says.',
  yaml: 'Check the indentation and the quotes of what that template prints.',
  template: 'Guard the value in that template, or give it in the values.',
  valuesFile: 'Correct that values file.',
  other: 'Correct the chart or the options.',
} as const;

interface Pattern {
  readonly expression: RegExp;
  readonly describe: (match: RegExpExecArray) => Problem;
}

const chartProblem = (message: string, hint: string): Problem => problem('chart', message.trim(), hint);

// Helm 3.18 and later write `- at '/port': …`, earlier ones `- port: …` and `- (root): …`.
const SCHEMA_LINE = /^(\s*)- (?:at '(.*?)'|(\S+)): (.*)$/;

const schemaLines = (text: string): string => {
  let chart = '';
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const [, indent = '', path, oldPath = '', reason] = SCHEMA_LINE.exec(line) ?? [];
    const place = path ?? `/${oldPath.replace('(root)', '').replaceAll('.', '/')}`;
    if (reason !== undefined) lines.push(`  ${indent}${chart}${place === '' ? '/' : place}: ${reason}`);
    else if (/^\S+:$/.test(line)) chart = `${line.slice(0, -1)} `;
  }
  return lines.join('\n');
};

// The last `<…>: reason` names the action that failed; what stands before it is the way there.
const innermost = (text: string): string => {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  const location = [...flat.matchAll(/(\S+\/templates\/\S+?:\d+)(?::\d+)?/g)].at(-1)?.[1] ?? 'a template';
  const [, action, reason] = /.*at (<.*?>): (?!error calling include)(.*)$/.exec(flat) ?? [];
  return action === undefined || reason === undefined
    ? `Template ${location} fails: ${flat}`
    : `Template ${location} fails at ${action}: ${reason}.`;
};

const PATTERNS: readonly Pattern[] = [
  {
    expression: /^values don't meet the specifications of the schema\(s\)[^\n]*\n([\s\S]*)$/,
    describe: ([, text = '']) =>
      problem('input', `The values do not fit the schema:\n${schemaLines(text)}`, HINTS.schema),
  },
  {
    // `fail` and `required`, possibly after the stack of the includes that led there.
    expression: /execution error at \([^)]*\): (?!.*execution error at)([\s\S]*)$/,
    describe: ([, text = '']) => problem('input', text.trim(), HINTS.message),
  },
  {
    expression: /YAML parse error on (\S+): (?:error converting YAML to JSON: )?(?:yaml: )?([\s\S]*)$/,
    describe: ([, file = '', reason = '']) =>
      chartProblem(`Template ${file} does not give valid YAML: ${reason.trim()}.`, HINTS.yaml),
  },
  {
    expression:
      /^failed to parse (\S+): (?:cannot unmarshal yaml document: )?(?:error (?:converting YAML to JSON|unmarshaling JSON): )?(?:yaml: )?([\s\S]*)$/,
    describe: ([, file = '', reason = '']) =>
      problem('input', `${file} is not valid YAML: ${reason.trim()}.`, HINTS.valuesFile),
  },
  {
    expression: /(?:^|\n)(?:parse error at|template:|\S+\/templates\/\S+:\d+:\d+)[\s\S]*$/,
    describe: ([text]) => chartProblem(innermost(text), HINTS.template),
  },
];

/**
 * Says what `helm template` complained of, without the way through the templates that led there.
 *
 * @param stderr - all that helm wrote; it is kept as the problem's detail
 * @returns a problem of kind `input` when the values are wrong, `chart` when the templates are
 * @example describeHelmFailure("Error: values don't meet …\ntiny:\n- at '/port': got string, want integer").message
 */
export function describeHelmFailure(stderr: string): Problem {
  const text = stderr
    .replaceAll('\r\n', '\n')
    .replace(LOG_LINE, '')
    .replace(DEBUG_ADVICE, '')
    .replace(/^Error: /, '')
    .trim();
  for (const { expression, describe } of PATTERNS) {
    const match = expression.exec(text);
    if (match !== null) return { ...describe(match), detail: stderr };
  }
  return problem('chart', text === '' ? 'helm failed without a word.' : `helm: ${text}`, HINTS.other, stderr);
}
