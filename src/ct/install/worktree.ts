import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure, isFailure, success, type Result } from '../../result/index.js';
import { describeChart, readChart, type CtChart } from '../charts/index.js';
import { quote } from '../console.js';
import type { ChartContext } from '../context.js';
import { buildDependencies } from '../lint/index.js';

/** The merge base, checked out beside the working tree. */
export interface Worktree {
  /** From the working directory. */
  readonly path: string;
  readonly remove: () => Promise<void>;
}

const PREFIX = 'ct-previous-revision';

/**
 * Checks out the merge base with the target branch and builds the dependencies of the charts there. A chart
 * whose dependencies cannot be built is only printed: it is not the one under test.
 *
 * @returns a failure when git cannot make it
 * @example const worktree = throwIfFailed(await addPreviousRevision(context, charts, print));
 */
export const addPreviousRevision = async (
  context: ChartContext,
  charts: readonly CtChart[],
  print: (line: string) => void,
): Promise<Result<Worktree>> => {
  const { git, directory, configuration } = context;
  const { remote, targetBranch, since } = configuration;
  const base = await git.mergeBase(`${remote}/${targetBranch}`, since);
  if (isFailure(base)) {
    return failure({ ...base.problem, message: `failed identifying merge base: ${base.problem.message}` });
  }
  const absolute = await mkdtemp(join(directory, PREFIX));
  const path = basename(absolute);
  const remove = async (): Promise<void> => {
    await git.removeWorktree(path);
    await rm(absolute, { recursive: true, force: true });
  };
  const added = await git.addWorktree(path, base.value);
  if (isFailure(added)) {
    await remove();
    return added;
  }
  for (const chart of charts) {
    const previous = readChart(directory, join(path, chart.path));
    if (isFailure(previous)) continue;
    const { error, lines } = await buildDependencies(previous.value, context);
    lines.forEach(print);
    if (error !== undefined) {
      print(
        `failed building dependencies for previous revision of chart ${quote(describeChart(chart))}: ${error}`,
      );
    }
  }
  return success({ path, remove });
};
