import { readFileSync } from 'node:fs';
import { renderedPaths, type Chart } from '../../../chart/index.js';
import {
  buildReport,
  type EnvironmentInput,
  type ReportModel,
  type StackInput,
} from '../../../html-report/index.js';
import {
  checkChart,
  checkRelease,
  environmentOfCase,
  loadSettings,
  type ChartContext,
} from '../../../invariants/index.js';
import type { Release } from '../../../manifest/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../../../yaml/index.js';
import type { CliContext } from '../../context.js';
import { openChart, renderOptionsOf, warnOnce } from '../../render-options.js';
import { valuesStack } from '../../values-stack.js';
import { toolkitVersion } from '../../version.js';
import type { ReportCommandOptions } from './options.js';
import { DEFAULT_STACK, renderEnvironments, renderRelease, stackName } from './renders.js';
import { previewUpgrade } from './upgrade.js';

/** What helm took, helm has parsed; a file that we cannot read again adds nothing to the values of the page. */
const readValues = (paths: readonly string[]): readonly JsonObject[] =>
  paths.flatMap((path) => {
    const parsed = parseYamlFile(readFileSync(path, 'utf8'), path);
    return !isFailure(parsed) && isJsonObject(parsed.value) ? [parsed.value] : [];
  });

const toStack = (
  name: string,
  release: Release,
  files: readonly string[],
  context: ChartContext,
): StackInput => ({
  name,
  release,
  values: readValues(files),
  checks: checkRelease(release, {
    ...context,
    values: name,
    environment: environmentOfCase(context.settings, name),
  }),
});

const others = (
  environments: readonly EnvironmentInput[],
  chosen: string,
  context: ChartContext,
): readonly StackInput[] =>
  environments.flatMap(({ name, outcome }) => {
    if (name === chosen || 'refused' in outcome) return [];
    const file = context.chart.valuesFiles.environments.find((candidate) => candidate.name === name);
    const files = file === undefined || name === DEFAULT_STACK ? [] : renderedPaths([file]);
    return [toStack(name, outcome.release, files, context)];
  });

/** The report, and what it was made from. */
export interface Generated {
  readonly chart: Chart;
  /** Values files beside those of the chart. */
  readonly files: readonly string[];
  readonly model: ReportModel;
}

/**
 * Renders and checks what the command line asks for, and builds the report of it.
 *
 * @param directory - of the chart; our own when undefined
 * @example const generated = await generate(options, undefined, context);
 */
export async function generate(
  options: ReportCommandOptions,
  directory: string | undefined,
  context: CliContext,
): Promise<Result<Generated>> {
  const chart = openChart(directory);
  if (isFailure(chart)) return chart;
  const settings = loadSettings(chart.value.directory);
  if (isFailure(settings)) return settings;
  const files = valuesStack(chart.value, options);
  if (isFailure(files)) return files;
  const request = await renderOptionsOf(chart.value, files.value, options, context);
  if (isFailure(request)) return request;
  const onWarning = warnOnce(context);
  const release = await renderRelease(request.value, onWarning);
  if (isFailure(release)) return release;
  const environments = await renderEnvironments(request.value, onWarning);
  if (isFailure(environments)) return environments;
  const { from } = options;
  const upgrade =
    from === undefined ? success(undefined) : await previewUpgrade(from, chart.value, options, context);
  if (isFailure(upgrade)) return upgrade;
  const checked: ChartContext = { chart: chart.value, settings: settings.value };
  const name = stackName(options);
  const model = await buildReport({
    ...checked,
    stacks: [
      toStack(name, release.value, files.value, checked),
      ...(options.all === true ? others(environments.value, name, checked) : []),
    ],
    chartChecks: checkChart(checked),
    environments: environments.value,
    ...(upgrade.value === undefined ? {} : { upgrade: upgrade.value }),
    toolkitVersion: toolkitVersion(),
    created: new Date(),
  });
  return success({ chart: chart.value, files: files.value, model });
}
