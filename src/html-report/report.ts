import type { Chart } from '../chart/index.js';
import type { CheckReport, Settings } from '../invariants/index.js';
import type { Release } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';
import { rules, toChecks } from './checks.js';
import { drawMap } from './map/index.js';
import { toNetwork } from './network.js';
import { toObjects } from './objects.js';
import { compareEnvironments, type EnvironmentInput } from './tables/environments.js';
import { createTextPool, type TextPool } from './texts.js';
import type { ReportModel, StackModel } from './types.js';
import { toUpgrade, type UpgradeInput } from './upgrade.js';
import { toOverrides, toValues } from './values.js';

/** A stack of values files, rendered and checked. */
export interface StackInput {
  readonly name: string;
  readonly release: Release;
  readonly checks: CheckReport;
  /** What was merged over the values of the chart, in merge order. */
  readonly values: readonly JsonObject[];
}

export interface ReportInput {
  readonly chart: Chart;
  readonly settings: Settings;
  /** At least one; the first one is shown first. */
  readonly stacks: readonly StackInput[];
  /** What a check of the chart's files found. */
  readonly chartChecks: CheckReport;
  readonly environments: readonly EnvironmentInput[];
  /** What an upgrade to the first stack changes. */
  readonly upgrade?: UpgradeInput;
  readonly toolkitVersion: string;
  readonly created: Date;
}

const toStack = async (
  { name, release, checks, values }: StackInput,
  { chart, settings }: ReportInput,
  texts: TextPool,
): Promise<StackModel> => ({
  name,
  namespace: release.namespace,
  release: release.name,
  objects: toObjects(release, texts),
  map: await drawMap(release, chart, settings),
  network: toNetwork(release, chart, settings),
  ...toChecks(checks, release),
  overrides: toOverrides(chart, values),
});

/**
 * Builds what the page shows: plain data, the same for the same input.
 *
 * @param input - renders and checks, which the caller made
 * @example (await buildReport(input)).stacks[0]?.map.items.length
 */
export async function buildReport(input: ReportInput): Promise<ReportModel> {
  const { chart, stacks, chartChecks, environments, upgrade, toolkitVersion, created } = input;
  const { name, version, appVersion } = chart.metadata;
  const texts = createTextPool();
  const models: StackModel[] = [];
  for (const stack of stacks) models.push(await toStack(stack, input, texts));
  const [first] = stacks;
  const ofChart = toChecks(chartChecks);
  return {
    chart: { name, version, ...(appVersion === undefined ? {} : { appVersion }) },
    toolkitVersion,
    created: created.toISOString(),
    rules: rules(),
    chartFindings: ofChart.findings,
    chartExceptions: ofChart.exceptions,
    stacks: models,
    environments: compareEnvironments(environments),
    ...(upgrade === undefined || first === undefined ? {} : { upgrade: toUpgrade(upgrade, first.release) }),
    values: toValues(chart),
    texts: texts.all(),
  };
}
