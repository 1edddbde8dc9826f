import { relative } from 'node:path';
import { isFailure, success, type Result } from '../../result/index.js';
import { describeChart, type CtChart } from '../charts/index.js';
import { quote } from '../console.js';
import type { ChartContext } from '../context.js';
import { timeStep, type Step } from '../step.js';
import { installNames } from './names.js';
import { toOutcome } from './outcome.js';
import { deployAndTest, withRelease } from './release.js';
import { openSession, type Session } from './session.js';
import type { InstallTarget } from './target.js';
import { testUpgradeFromPrevious, testUpgrades } from './upgrade.js';
import { addPreviousRevision, type Worktree } from './worktree.js';

/** Installs charts on a cluster until it is closed. */
export interface Installer {
  readonly install: (chart: CtChart, print: (line: string) => void) => Promise<readonly Step[]>;
  /** Removes the worktree, and stops the cluster if it was started for this run. */
  readonly close: () => Promise<void>;
}

const installAll = async (session: Session, chart: CtChart): Promise<readonly Step[]> => {
  const { print, context } = session;
  print(`Installing chart ${quote(describeChart(chart))}...`);
  const steps: Step[] = [];
  for (const file of chart.valuesFiles.length === 0 ? [undefined] : chart.valuesFiles) {
    if (context.signal.aborted) break;
    if (file !== undefined) ['', `Installing chart with values file ${quote(file)}...`, ''].forEach(print);
    const values = file === undefined ? 'default values' : relative(chart.path, file);
    steps.push(
      await timeStep(`install ${values}`, async () => {
        const names = installNames(chart, context.configuration);
        const failed = await withRelease(session, names, () =>
          deployAndTest(session, 'install', { path: chart.path, valuesFile: file }, names),
        );
        return toOutcome(chart, file, failed);
      }),
    );
  }
  return steps;
};

const installChart = async (
  session: Session,
  chart: CtChart,
  previous: Worktree | undefined,
): Promise<readonly Step[]> => {
  if (previous === undefined) return installAll(session, chart);
  const fromPrevious = await testUpgradeFromPrevious(session, chart, previous.path);
  // An upgrade to the same revision shows whether a release can be upgraded at all (chart-testing issue 19).
  const toItself = await testUpgrades(session, { from: chart, to: chart, fromMustPass: true });
  return [...fromPrevious, ...toItself, ...(await installAll(session, chart))];
};

/**
 * Gets ready to install: connects to the cluster and, for upgrade tests, checks out the previous revision.
 *
 * @param charts - that will be installed
 * @param openTarget - connects to the cluster
 * @returns a failure when there is no cluster, or no previous revision to be had
 * @example const installer = throwIfFailed(await openInstaller(context, charts, openTarget, { print }));
 */
export const openInstaller = async (
  context: ChartContext,
  charts: readonly CtChart[],
  openTarget: () => Promise<Result<InstallTarget>>,
  { print }: { readonly print: (line: string) => void },
): Promise<Result<Installer>> => {
  const previous = context.configuration.upgrade
    ? await addPreviousRevision(context, charts, print)
    : success(undefined);
  if (isFailure(previous)) return previous;
  const target = await openTarget();
  if (isFailure(target)) {
    await previous.value?.remove();
    return target;
  }
  return success({
    install: (chart, printLine) =>
      installChart(openSession(target.value, context, printLine), chart, previous.value),
    close: async () => {
      await previous.value?.remove();
      const closed = await target.value.close();
      if (isFailure(closed)) print(closed.problem.message);
    },
  });
};
