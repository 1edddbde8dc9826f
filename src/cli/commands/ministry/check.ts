import { relative } from 'node:path';
import type { Chart } from '../../../chart/index.js';
import { finding, type Finding } from '../../../findings/index.js';
import { checkRelease, environmentOfCase, loadSettings, type Settings } from '../../../invariants/index.js';
import { indexRelease, type Release } from '../../../manifest/index.js';
import {
  givenObjects,
  hostsOf,
  isMinistryName,
  readMinistry,
  sameDomains,
  sameNames,
  type Collision,
  type Ministry,
} from '../../../ministries/index.js';
import { refusedRender, renderChart, type HelmProgram } from '../../../render/index.js';
import type { ReportCase, ReportSuite } from '../../../report/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { Counter } from '../../../terminal/index.js';
import { validateValues } from '../../../validation/index.js';
import { suiteOf } from '../../findings-report.js';
import { stacksFor, unknownEnvironments } from './stacks.js';

export interface CheckOptions {
  readonly chart: Chart;
  readonly helm: HelmProgram;
  readonly counter: Counter;
}

interface CheckedMinistry {
  readonly ministry?: Ministry;
  readonly hosts: readonly string[];
  readonly cases: readonly ReportCase[];
}

const faultOf = (chart: Chart, values: string, rule: string, message: string, hint: string): Finding =>
  finding({ rule: `ministry/${rule}`, chart: chart.metadata.name, values, message, hint });

const nameFaults = (chart: Chart, { name, values }: Ministry): readonly Finding[] => {
  const faults: Finding[] = [];
  if (!isMinistryName(name)) {
    faults.push(
      faultOf(
        chart,
        name,
        'name',
        `The name of the file ministries/${name}.yaml is no DNS label, so no namespace can have it.`,
        'Use up to 63 lower-case letters, digits and hyphens.',
      ),
    );
  }
  const { tenancy } = values as { readonly tenancy?: { readonly ministry?: unknown } };
  const inside = tenancy?.ministry;
  if (typeof inside === 'string' && inside !== '' && inside !== name) {
    faults.push(
      faultOf(
        chart,
        name,
        'name',
        `ministries/${name}.yaml says tenancy.ministry ${inside}.`,
        `Set it to ${name}, or rename the file.`,
      ),
    );
  }
  return faults;
};

const environmentFaults = (chart: Chart, ministry: Ministry): readonly Finding[] =>
  unknownEnvironments(chart, ministry).map((unknown) =>
    faultOf(
      chart,
      ministry.name,
      'environment',
      `ministries/${ministry.name}.yaml is for "${unknown}", which is no environment of the chart.`,
      `The chart has: ${chart.valuesFiles.environments.map(({ name }) => name).join(', ')}.`,
    ),
  );

interface CheckedStack {
  readonly report: ReportCase;
  readonly release?: Release;
}

const checkStack = async (
  { name, files }: { readonly name: string; readonly files: readonly string[] },
  settings: Settings,
  { chart, helm, counter }: CheckOptions,
): Promise<Result<CheckedStack>> => {
  const started = performance.now();
  const rendered = await renderChart({ chart, helm, values: files });
  counter.advance(name);
  const report = (findings: readonly Finding[]): ReportCase => ({
    name,
    findings,
    durationMilliseconds: performance.now() - started,
  });
  if (isFailure(rendered)) {
    if (rendered.problem.kind === 'tool') return rendered;
    return success({ report: report([refusedRender(chart, { name, files }, rendered.problem)]) });
  }
  const release = indexRelease(rendered.value);
  const context = { chart, settings, values: name, environment: environmentOfCase(settings, name) };
  return success({ release, report: report(checkRelease(release, context).findings) });
};

const checkMinistry = async (
  file: Chart['valuesFiles']['ministries'][number],
  settings: Settings,
  options: CheckOptions,
): Promise<Result<CheckedMinistry>> => {
  const { chart } = options;
  const started = performance.now();
  const own = (findings: readonly Finding[]): ReportCase => ({
    name: `ministries/${file.name}.yaml`,
    findings: findings.map((fault) => ({
      ...fault,
      values: fault.values === file.path ? relative(process.cwd(), file.path) : fault.values,
    })),
    durationMilliseconds: performance.now() - started,
  });
  const read = readMinistry(file);
  if (isFailure(read)) {
    const { message, hint } = read.problem;
    return success({ hosts: [], cases: [own([faultOf(chart, file.name, 'file', message, hint)])] });
  }
  const ministry = read.value;
  const findings = [
    ...nameFaults(chart, ministry),
    ...environmentFaults(chart, ministry),
    ...(await validateValues(chart, [file.path])),
  ];
  const known = { ...settings, external: [...settings.external, ...givenObjects(ministry.values)] };
  const reports = [own(findings)];
  const hosts: string[] = [];
  for (const stack of stacksFor(chart, ministry)) {
    const checked = await checkStack(stack, known, options);
    if (isFailure(checked)) return checked;
    reports.push(checked.value.report);
    hosts.push(...(checked.value.release === undefined ? [] : hostsOf(checked.value.release)));
  }
  return success({ ministry, hosts, cases: reports });
};

const collisionFault = (chart: Chart, { ministry, other, name }: Collision, what: string): Finding =>
  faultOf(
    chart,
    ministry,
    'domain',
    `The ministries "${other}" and "${ministry}" have the same ${what} ${name}.`,
    'Give each ministry a domain of its own in global.domain.',
  );

const collisionFaults = (chart: Chart, checked: readonly CheckedMinistry[]): readonly Finding[] => {
  const ministries = checked.flatMap(({ ministry }) => ministry ?? []);
  const domains = sameDomains(ministries);
  const hosts = sameNames(
    new Map(
      checked.flatMap(({ ministry, hosts: own }) =>
        ministry === undefined ? [] : [[ministry.name, own] as const],
      ),
    ),
  );
  const told = new Set(domains.map(({ ministry, other }) => `${ministry}/${other}`));
  return [
    ...domains.map((collision) => collisionFault(chart, collision, 'domain')),
    ...hosts
      .filter(({ ministry, other }) => !told.has(`${ministry}/${other}`))
      .map((collision) => collisionFault(chart, collision, 'host')),
  ];
};

/**
 * How many stacks {@link checkMinistries} renders.
 *
 * @example progress.count('Checking ministries', countStacks(chart))
 */
export const countStacks = (chart: Chart): number =>
  chart.valuesFiles.ministries.reduce((total, file) => {
    const ministry = readMinistry(file);
    return total + (isFailure(ministry) ? 0 : stacksFor(chart, ministry.value).length);
  }, 0);

/**
 * Checks every ministry of a chart: its name, its domain beside those of the others, its values, and its release in each
 * stack that it is for, the quota included.
 *
 * @returns a failure when helm does not run
 * @example const suite = await checkMinistries({ chart, helm, counter });
 */
export const checkMinistries = async (options: CheckOptions): Promise<Result<ReportSuite>> => {
  const { chart } = options;
  const started = performance.now();
  const settings = loadSettings(chart.directory);
  if (isFailure(settings)) return settings;
  const checked: CheckedMinistry[] = [];
  for (const file of chart.valuesFiles.ministries) {
    const one = await checkMinistry(file, settings.value, options);
    if (isFailure(one)) return one;
    checked.push(one.value);
  }
  const cases = checked.flatMap((one) => one.cases);
  return success(suiteOf(chart, cases, collisionFaults(chart, checked), started));
};
