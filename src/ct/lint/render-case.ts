import { relative, resolve } from 'node:path';
import type { Chart } from '../../chart/index.js';
import { finding, type Finding } from '../../findings/index.js';
import { renderChart } from '../../render/index.js';
import { isFailure, type Problem } from '../../result/index.js';
import type { CtChart } from '../charts/index.js';
import type { LintContext } from '../context.js';
import type { StepOutcome } from '../step.js';
import { readText } from './files.js';

const EXPECTATION = /^#\s*expect:\s*(.+?)\s*$/;

const flatten = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const render = (loaded: Chart, valuesFile: string | undefined, context: LintContext) =>
  renderChart({
    chart: loaded,
    helm: context.helm,
    values: valuesFile === undefined ? [] : [resolve(context.directory, valuesFile)],
  });

/**
 * Renders what must render. `helm lint` forgives `fail` and `required`, so a chart that lints may not install.
 * Without a values file for it, a chart that asks for values is only warned about, for chart-testing passes it.
 *
 * @returns what is wrong; nothing when it renders
 * @example await checkRenders(chart, loaded, 'charts/foo/ci/one-values.yaml', context)
 */
export const checkRenders = async (
  chart: CtChart,
  loaded: Chart,
  valuesFile: string | undefined,
  context: LintContext,
): Promise<readonly Finding[]> => {
  const rendered = await render(loaded, valuesFile, context);
  if (!isFailure(rendered)) return [];
  const { message, hint } = rendered.problem;
  return [
    finding({
      rule: 'ct/render',
      severity: valuesFile === undefined ? 'warning' : 'error',
      chart: chart.yaml.name,
      values: valuesFile === undefined ? undefined : relative(chart.path, valuesFile),
      message,
      hint,
    }),
  ];
};

const saysSo = ({ message, hint, detail = '' }: Problem, expected: string): boolean =>
  [message, hint, detail].some((text) => flatten(text).includes(flatten(expected)));

const judge = async (
  loaded: Chart,
  file: string,
  context: LintContext,
): Promise<readonly [message: string, hint: string] | undefined> => {
  const [first = ''] = (readText(context.directory, file) ?? '').replace(/^\ufeff/, '').split(/\r?\n/);
  const expected = EXPECTATION.exec(first)?.[1];
  if (expected === undefined) {
    return [
      `${file} does not say which message it expects.`,
      'Begin it with a line "# expect: <text of the message>".',
    ];
  }
  const rendered = await render(loaded, file, context);
  if (!isFailure(rendered)) {
    return [
      `${file} renders, but must fail with "${expected}".`,
      'Make the chart refuse it, or move the file up to ci/.',
    ];
  }
  if (saysSo(rendered.problem, expected)) return undefined;
  return [
    `${file} fails as it must, but not with "${expected}".`,
    `It fails with: ${flatten(rendered.problem.message)}`,
  ];
};

/**
 * Renders what must be refused, and compares the message with the `# expect:` line of the file.
 *
 * @example await checkFails(chart, loaded, 'charts/foo/ci/fail/typo-values.yaml', context)
 */
export const checkFails = async (
  chart: CtChart,
  loaded: Chart,
  file: string,
  context: LintContext,
): Promise<StepOutcome> => {
  const wrong = await judge(loaded, file, context);
  if (wrong === undefined) return { lines: [], findings: [] };
  const [message, hint] = wrong;
  const values = relative(chart.path, file);
  return {
    lines: [message],
    findings: [finding({ rule: 'ct/must-fail', chart: chart.yaml.name, values, line: 1, message, hint })],
    error: message,
  };
};
