import { relative, resolve } from 'node:path';
import { loadChart, type Chart } from '../../chart/index.js';
import { isFailure } from '../../result/index.js';
import { describeChart, type CtChart } from '../charts/index.js';
import { quote } from '../console.js';
import type { LintContext } from '../context.js';
import { timeStep, type Step } from '../step.js';
import { runAdditionalCommand } from './additional-command.js';
import { checkChartSchema } from './chart-schema.js';
import { buildDependencies } from './dependencies.js';
import { runHelmLint } from './helm-lint.js';
import { checkMaintainers } from './maintainers.js';
import { checkFails, checkRenders } from './render-case.js';
import { checkVersionIncrement } from './version-increment.js';
import { checkYamlFiles } from './yaml-files.js';

/** Library charts have nothing to render. */
const loadForRendering = (chart: CtChart, { directory }: LintContext): Chart | undefined => {
  if (chart.yaml.type === 'library') return undefined;
  const loaded = loadChart(resolve(directory, chart.path));
  // What keeps it from loading, helm lint reports.
  return isFailure(loaded) ? undefined : loaded.value;
};

const lintValues = (
  chart: CtChart,
  loaded: Chart | undefined,
  valuesFile: string | undefined,
  context: LintContext,
): Promise<Step> =>
  timeStep(valuesFile === undefined ? 'default values' : relative(chart.path, valuesFile), async () => {
    const [linted, rendered] = await Promise.all([
      runHelmLint(chart, loaded, valuesFile, context),
      loaded === undefined ? [] : checkRenders(chart, loaded, valuesFile, context),
    ]);
    // Both complain of the same template error; helm lint's own words come first.
    if (linted.error !== undefined) return linted;
    const error = rendered.find(({ severity }) => severity === 'error')?.message;
    return {
      lines: [
        ...linted.lines,
        ...rendered.map(({ severity, message }) => `[${severity.toUpperCase()}] ${message}`),
      ],
      findings: [...linted.findings, ...rendered],
      ...(error === undefined ? {} : { error }),
    };
  });

const lintAllValues = async (chart: CtChart, context: LintContext): Promise<readonly Step[]> => {
  const loaded = loadForRendering(chart, context);
  const files = chart.valuesFiles.length === 0 ? [undefined] : chart.valuesFiles;
  return Promise.all([
    ...files.map((file) => lintValues(chart, loaded, file, context)),
    ...(loaded === undefined
      ? []
      : chart.failFiles.map((file) =>
          timeStep(relative(chart.path, file), () => checkFails(chart, loaded, file, context)),
        )),
  ]);
};

/**
 * Lints a chart as chart-testing does, but does not stop at the first error: dependencies, version, schema of
 * Chart.yaml, form of the YAML, maintainers, additional commands, then each values file.
 *
 * @returns one step a check, in chart-testing's order; none of them throws
 * @example const steps = await lintChart(chart, context);
 */
export const lintChart = async (chart: CtChart, context: LintContext): Promise<readonly Step[]> => {
  const { configuration } = context;
  const dependencies = await timeStep('dependencies', () => buildDependencies(chart, context));
  const steps: Step[] = [
    { ...dependencies, lines: [...dependencies.lines, `Linting chart ${quote(describeChart(chart))}`] },
  ];
  // What only reads files does not wait for helm, and the other way round.
  const values = dependencies.error === undefined ? lintAllValues(chart, context) : Promise.resolve([]);
  if (configuration.checkVersionIncrement) {
    steps.push(await timeStep('version', () => checkVersionIncrement(chart, context)));
  }
  if (configuration.validateChartSchema) {
    steps.push(await timeStep('chart schema', () => checkChartSchema(chart, context)));
  }
  if (configuration.validateYaml) steps.push(await timeStep('yaml', () => checkYamlFiles(chart, context)));
  if (configuration.validateMaintainers) {
    steps.push(await timeStep('maintainers', () => checkMaintainers(chart, context)));
  }
  for (const command of configuration.additionalCommands) {
    steps.push(await timeStep(command, () => runAdditionalCommand(command, chart, context)));
  }
  return [...steps, ...(await values)];
};
