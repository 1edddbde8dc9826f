import { relative } from 'node:path';
import { finding, type Finding } from '../../findings/index.js';
import type { Chart } from '../../chart/index.js';
import { isFailure } from '../../result/index.js';
import type { CtChart } from '../charts/index.js';
import { quote } from '../console.js';
import type { LintContext } from '../context.js';
import { debugLine, fields, outputLines } from '../programs.js';
import { processError, type StepOutcome } from '../step.js';
import { lintRun } from './lint-runs.js';

const RULE = 'helm/lint';

/** `[ERROR] templates/cm.yaml: object name does not conform`, up to the next message. */
const MESSAGE =
  /^\[(ERROR|WARNING)\] (\S+?): ([\s\S]*?)(?=^\[[A-Z]+\] |^\n|^Error: |^\d+ chart\(s\) linted|(?![\s\S]))/gm;

const HINT = 'helm lint says so; correct the chart or that values file.';

const STRICT_HINT = 'helm lint --strict fails for warnings too; correct the chart or that values file.';

const placeOf = (
  { yaml }: CtChart,
  path: string,
  values: string | undefined,
): Pick<Finding, 'template' | 'values'> =>
  path === 'Chart.yaml'
    ? { template: `${yaml.name}/Chart.yaml`, values: undefined }
    : { template: /^templates\/.+/.test(path) ? `${yaml.name}/${path}` : undefined, values };

const parseMessages = (chart: CtChart, values: string | undefined, stdout: string): readonly Finding[] =>
  [...stdout.matchAll(MESSAGE)].map(([, level, path = '', text = '']) =>
    finding({
      rule: RULE,
      severity: level === 'ERROR' ? 'error' : 'warning',
      chart: chart.yaml.name,
      ...placeOf(chart, path, values),
      message: text.trim(),
      hint: HINT,
    }),
  );

/** With --strict a warning alone fails a chart, and helm still calls it a warning. */
const reasonsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some(({ severity }) => severity === 'error')
    ? findings
    : findings.map((found) => ({ ...found, severity: 'error', hint: STRICT_HINT }));

/**
 * Runs `helm lint` with a values file.
 *
 * @param loaded - the chart's content, by which an earlier run is known; undefined where it cannot be loaded
 * @param valuesFile - undefined for the chart's own values
 * @example await runHelmLint(chart, loaded, 'charts/foo/ci/one-values.yaml', context)
 */
export const runHelmLint = async (
  chart: CtChart,
  loaded: Chart | undefined,
  valuesFile: string | undefined,
  context: LintContext,
): Promise<StepOutcome> => {
  const args = [
    ...['lint', chart.path],
    ...(valuesFile === undefined ? [] : ['--values', valuesFile]),
    ...fields(context.configuration.helmLintExtraArgs),
  ];
  const before = [
    ...(valuesFile === undefined ? [] : ['', `Linting chart with values file ${quote(valuesFile)}...`, '']),
    ...debugLine(context, 'helm', args),
  ];
  const values = valuesFile === undefined ? undefined : relative(chart.path, valuesFile);
  const output = await lintRun(loaded, valuesFile, args, context);
  if (isFailure(output)) {
    const { message, hint } = output.problem;
    const found = finding({ rule: RULE, chart: chart.yaml.name, values, message, hint });
    return { lines: before, findings: [found], error: message };
  }
  const { exitCode, stdout, stderr } = output.value;
  const lines = [...before, ...outputLines(output.value)];
  const findings = parseMessages(chart, values, stdout);
  if (exitCode === 0) return { lines, findings };
  if (findings.length > 0) return { lines, findings: reasonsOf(findings), error: processError(exitCode) };
  const message = stderr.trim().replace(/^Error: /, '');
  const unsaid = finding({ rule: RULE, chart: chart.yaml.name, values, message, hint: HINT });
  return { lines, findings: [unsaid], error: processError(exitCode) };
};
