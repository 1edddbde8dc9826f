import { Option, type Command } from 'commander';
import { hasErrors } from '../../../findings/index.js';
import { runMatrix, stacksOf, type Cell, type Matrix } from '../../../matrix/index.js';
import { formatCase, type ReportCase } from '../../../report/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { KUBERNETES_VERSIONS } from '../../../schemas/index.js';
import type { Chart } from '../../../chart/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import {
  FINDINGS_EXIT_CODES,
  publish,
  reportOptions,
  suiteOf,
  type ReportOptions,
} from '../../findings-report.js';
import { CHART_ARGUMENT, findHelm, openChart, warnOnce } from '../../render-options.js';
import { kubernetesOption, readVersions } from '../../kubernetes-option.js';
import { formatCounts, formatMatrix, gatherFindings } from './format.js';

interface MatrixCommandOptions extends ReportOptions {
  readonly kubernetes?: readonly string[];
  readonly cache: boolean;
}

const DESCRIPTION = `Renders, validates and checks every environment x overlay x ministry x Kubernetes version of a chart.

An overlay is an environment whose first line is a comment that starts with "Overlay"; it is merged on
top of each other environment, alone and with the other overlays. The rules that compare several
renders are left to egov-msa check. What has not changed since an earlier run is not looked at again.`;

const EXAMPLES = `
${FINDINGS_EXIT_CODES}

Examples:
  $ npx egov-msa matrix
  $ npx egov-msa matrix my-chart --kubernetes 1.36
  $ npx egov-msa matrix --output json | jq '.cells[] | {stack, kubernetes, objects}'
  $ npx egov-msa matrix --output junit --output-file matrix.xml`;

const configure = (command: Command): Command => {
  command.description(DESCRIPTION).argument('[chart]', CHART_ARGUMENT);
  const options = [
    kubernetesOption(),
    new Option('--no-cache', 'look at every cell again'),
    ...reportOptions(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const asJson = (chart: Chart, { cells, chartFindings }: Matrix): string =>
  JSON.stringify(
    {
      chart: chart.metadata.name,
      passed: !hasErrors([...chartFindings, ...cells.flatMap(({ findings }) => findings)]),
      findings: chartFindings,
      cells: cells.map(({ stack: { name, environment, overlays, ministry }, ...cell }) => ({
        stack: name,
        environment,
        overlays,
        ...(ministry === undefined ? {} : { ministry }),
        ...cell,
      })),
    },
    undefined,
    2,
  );

const toCase = ({ stack, kubernetes, findings, durationMilliseconds }: Cell): ReportCase => ({
  name: `${stack.name} on ${kubernetes}`,
  findings,
  durationMilliseconds,
});

const print = async (
  chart: Chart,
  matrix: Matrix,
  started: number,
  options: MatrixCommandOptions,
  context: CliContext,
): Promise<Result<number>> => {
  const { cells, chartFindings } = matrix;
  const { output, outputFile } = options;
  const code = hasErrors([...chartFindings, ...cells.flatMap(({ findings }) => findings)]) ? 1 : 0;
  if (output === 'json' && outputFile === undefined) {
    context.print(asJson(chart, matrix));
    return success(code);
  }
  if (output === 'text' || outputFile !== undefined) context.print(formatMatrix(cells));
  if (output === 'text') {
    const found = suiteOf(chart, gatherFindings(cells), chartFindings, started);
    if (found.cases.length > 0) context.print('');
    found.cases.flatMap((one) => formatCase(one, found)).forEach(context.print);
    context.print(`\n${formatCounts(matrix, performance.now() - started)}`);
    return success(code);
  }
  const suite = suiteOf(chart, cells.map(toCase), chartFindings, started);
  return publish('egov-msa matrix', [suite], options, context);
};

/** `egov-msa matrix`. */
export const matrix: CommandDefinition<MatrixCommandOptions> = {
  configure,
  run: async (options, context, [directory]) => {
    const versions = readVersions(options.kubernetes);
    if (isFailure(versions)) return versions;
    const chart = openChart(directory);
    if (isFailure(chart)) return chart;
    const helm = await findHelm(context);
    if (isFailure(helm)) return helm;
    const started = performance.now();
    const stacks = stacksOf(chart.value);
    const counter = context.progress.count(
      `Checking ${String(stacks.length)} stacks on ${String(versions.value.length)} of ${String(KUBERNETES_VERSIONS.length)} Kubernetes versions`,
      stacks.length * versions.value.length,
    );
    const result = await runMatrix({
      chart: chart.value,
      helm: helm.value,
      stacks,
      versions: versions.value,
      cache: options.cache,
      onCell: counter.advance,
      onWarning: warnOnce(context),
    });
    if (isFailure(result)) {
      counter.fail();
      return result;
    }
    counter.succeed();
    return print(chart.value, result.value, started, options, context);
  },
};
