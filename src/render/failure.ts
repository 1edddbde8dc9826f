import { problem, type Problem, type ProblemPlace } from '../result/index.js';

const DEBUG_ADVICE = /\n*Use --debug flag to render out invalid YAML\s*$/;
// Go's own log format (`dependencies.go:64: …`) and the structured one that Helm 4 writes.
const LOG_LINE = /^(?:level=|time=|\w+\.go:|WARNING:).*\n/gm;

const HINTS = {
  schema: 'Correct these keys in the values; values.schema.json describes each of them.',
  message: 'Change the values as it says.',
  yaml: 'Check the indentation and the quotes of what that template prints.',
  template: 'Guard the value in that template, or give it in the values.',
  syntax: 'Correct the template there.',
  valuesFile: 'Correct that values file.',
  other: 'Correct the chart or the options.',
} as const;

interface Pattern {
  readonly expression: RegExp;
  readonly describe: (match: RegExpExecArray) => Problem;
}

const LOCATION = /([^\s()]+\/templates\/[^\s():]+):(\d+)/g;

/** A line of a template; of several that were gone through, the last one. */
const placeIn = (text: string): ProblemPlace | undefined => {
  const [, template, line] = [...text.matchAll(LOCATION)].at(-1) ?? [];
  return template === undefined ? undefined : { template, line: Number(line) };
};

const chartProblem = (message: string, hint: string, place?: ProblemPlace): Problem => ({
  ...problem('chart', message.trim(), hint),
  ...(place === undefined ? {} : { place }),
});

const GO_KINDS: Readonly<Record<string, string>> = { array: 'a list', string: 'a text', object: 'a mapping' };

/** Go tells its own types, which no author of a chart knows. */
const withoutGoTypes = (reason: string): string =>
  reason
    .replace(/^error (?:converting YAML to JSON|unmarshaling JSON): /, '')
    .replace(/^while decoding JSON: /, '')
    .replace(/^yaml: /, '')
    .replace(/^json: cannot unmarshal (\w+) into Go value of type [\s\S]*$/, (_, kind: string) => {
      const found = GO_KINDS[kind] ?? `a ${kind}`;
      return `it is ${found}, where a mapping of keys to values is expected`;
    })
    .trim();

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
  const { template, line } = placeIn(flat) ?? {};
  const location = template === undefined ? 'a template' : `${template}:${String(line)}`;
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
    // The values are at fault, so where the template complains does not help.
    expression: /execution error at \([^)]*\): (?!.*execution error at)([\s\S]*)$/,
    describe: ([, text = '']) => problem('input', text.trim(), HINTS.message),
  },
  {
    expression: /YAML parse error on (\S+): ([\s\S]*)$/,
    describe: ([, template = '', reason = '']) =>
      // Its line is of what the template gives, not of the template.
      chartProblem(`Template ${template} does not give valid YAML: ${withoutGoTypes(reason)}.`, HINTS.yaml, {
        template,
      }),
  },
  {
    expression: /^failed to parse (\S+|.+\.ya?ml): (?:cannot unmarshal yaml document: )?([\s\S]*)$/,
    describe: ([, file = '', reason = '']) => {
      const line = /\bline (\d+):/.exec(reason)?.[1];
      const fault = reason.includes('cannot unmarshal') ? 'no values file' : 'not valid YAML';
      return {
        ...problem('input', `${file} is ${fault}: ${withoutGoTypes(reason)}.`, HINTS.valuesFile),
        place: { file, ...(line === undefined ? {} : { line: Number(line) }) },
      };
    },
  },
  {
    expression: /(?:^|\n)parse error at \(([^)]*)\): ([\s\S]*)$/,
    describe: ([, place = '', reason = '']) => {
      const known = placeIn(place);
      const where = known === undefined ? place : `${String(known.template)}:${String(known.line)}`;
      return chartProblem(`Template ${where} cannot be read: ${reason.trim()}.`, HINTS.syntax, known);
    },
  },
  {
    expression: /(?:^|\n)(?:template:|\S+\/templates\/\S+:\d+:\d+)[\s\S]*$/,
    describe: ([text]) => chartProblem(innermost(text), HINTS.template, placeIn(text)),
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
