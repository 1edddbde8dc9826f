import { basename, relative } from 'node:path';
import { isFailure } from '../../result/index.js';
import { describeChart, explainBreakingChange, readChart, type CtChart } from '../charts/index.js';
import { oldChartYaml } from '../charts/old-chart.js';
import { quote } from '../console.js';
import { processError, timeStep, type Step } from '../step.js';
import { installNames } from './names.js';
import { toOutcome } from './outcome.js';
import { deployAndTest, withRelease } from './release.js';
import type { Ended, Session } from './session.js';

interface Upgrade {
  readonly from: CtChart;
  readonly to: CtChart;
  /** False for a previous revision, whose own faults are nobody's now. */
  readonly fromMustPass: boolean;
}

const upgradeOnce = async (
  session: Session,
  { from, to, fromMustPass }: Upgrade,
  valuesFile: string | undefined,
): Promise<Ended | undefined> => {
  const names = installNames(from, session.context.configuration);
  return withRelease(session, names, async () => {
    const before = await deployAndTest(session, 'install', { path: from.path, valuesFile }, names);
    if (before !== undefined) {
      if (fromMustPass) return before;
      session.print(
        `Upgrade testing for release ${quote(names.release)} skipped because of previous revision installation error: ${processError(before.exitCode)}`,
      );
      return undefined;
    }
    return deployAndTest(session, 'upgrade', { path: to.path, valuesFile }, names);
  });
};

/**
 * Installs one revision of a chart and upgrades it to another, with each values file of the older one.
 *
 * @returns one step a values file
 * @example await testUpgrades(session, { from: old, to: chart, fromMustPass: false })
 */
export const testUpgrades = async (session: Session, upgrade: Upgrade): Promise<readonly Step[]> => {
  const { from, to } = upgrade;
  const { print, context } = session;
  print(
    `Testing upgrades of chart ${quote(describeChart(to))} relative to previous revision ${quote(describeChart(from))}...`,
  );
  const steps: Step[] = [];
  for (const file of from.valuesFiles.length === 0 ? [undefined] : from.valuesFiles) {
    const isGone = file !== undefined && !to.valuesFiles.some((other) => basename(other) === basename(file));
    if (file !== undefined && isGone && context.configuration.skipMissingValues) {
      print(
        `Upgrade testing for values file ${quote(file)} skipped because a corresponding values file was not found in ${to.path}/ci`,
      );
      continue;
    }
    if (file !== undefined) {
      ['', `Installing chart ${quote(describeChart(from))} with values file ${quote(file)}...`, ''].forEach(
        print,
      );
    }
    const values = file === undefined ? 'default values' : relative(from.path, file);
    steps.push(
      await timeStep(`upgrade from ${from.yaml.version}, ${values}`, async () =>
        toOutcome(
          to,
          file === undefined ? undefined : `${to.path}/${values}`,
          await upgradeOnce(session, upgrade, file),
        ),
      ),
    );
  }
  return steps;
};

/**
 * Tests the upgrade from the previous revision, unless the version says that it may break.
 *
 * @param worktree - directory with the previous revision
 * @example await testUpgradeFromPrevious(session, chart, 'ct-previous-revision123')
 */
export const testUpgradeFromPrevious = async (
  session: Session,
  chart: CtChart,
  worktree: string,
): Promise<readonly Step[]> => {
  const { context, print } = session;
  const old = await oldChartYaml(chart.path, context);
  const reason = isFailure(old)
    ? old
    : old.value === undefined
      ? undefined
      : explainBreakingChange(old.value.version, chart.yaml.version);
  if (reason === undefined) {
    print(`Unable to find chart on ${context.configuration.targetBranch}. New chart detected.`);
    print(`Skipping upgrade test of ${quote(describeChart(chart))} because: chart has no previous revision`);
    return [];
  }
  if (isFailure(reason)) {
    print(`Error comparing chart versions for ${quote(describeChart(chart))}`);
    const failed = { exitCode: 1, stdout: '', stderr: `Error: ${reason.problem.message}` };
    return [
      await timeStep('upgrade', () => ({
        ...toOutcome(chart, undefined, failed),
        error: reason.problem.message,
      })),
    ];
  }
  if (reason.value !== undefined) {
    print(
      `Skipping upgrade test of ${quote(describeChart(chart))} because: 1 error occurred:\n\t* ${reason.value}\n\n`,
    );
    return [];
  }
  const previous = readChart(context.directory, `${worktree}/${chart.path}`);
  return isFailure(previous)
    ? []
    : testUpgrades(session, { from: previous.value, to: chart, fromMustPass: false });
};
