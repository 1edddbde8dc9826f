import { join, resolve } from 'node:path';
import type { Chart } from '../../chart/index.js';
import { cacheRoot, entryKey, hasFields, readEntry, writeEntry } from '../../cache/index.js';
import type { ProcessOutput } from '../../process/index.js';
import { helmVersion } from '../../render/index.js';
import { isFailure, type Result } from '../../result/index.js';
import type { LintContext } from '../context.js';
import { runHelm } from '../programs.js';

/** Raised when the meaning of a stored run changes. */
const FORMAT = '1';

type LintRun = Pick<ProcessOutput, 'exitCode' | 'stdout' | 'stderr'>;

const isLintRun = hasFields<LintRun>('exitCode', 'stdout', 'stderr');

const store = async (directory: string, key: string, run: LintRun): Promise<void> => {
  try {
    await writeEntry(directory, key, run);
  } catch {
    // A cache that cannot be written costs the time of the next run and nothing else.
  }
};

/**
 * Runs `helm lint`, or takes the same run from the cache (`lints` below the cache root). What helm prints follows from
 * its version, the chart, the values file and the arguments with the paths in them.
 *
 * @param chart - undefined where the chart cannot be loaded: then helm always runs
 * @param valuesFile - the values file among the arguments
 * @returns the run, also one that ended badly; a problem when helm did not run
 * @example await lintRun(chart, 'ci/one-values.yaml', ['lint', 'charts/foo', '--values', 'ci/one-values.yaml'], context)
 */
export const lintRun = async (
  chart: Chart | undefined,
  valuesFile: string | undefined,
  args: readonly string[],
  context: LintContext,
): Promise<Result<LintRun>> => {
  const version = await helmVersion(context.helm);
  if (chart === undefined || isFailure(version)) return runHelm(context, args);
  const files = valuesFile === undefined ? [] : [resolve(context.directory, valuesFile)];
  const parts = [FORMAT, version.value, context.directory, JSON.stringify(args), chart.hash];
  const key = entryKey(files, parts);
  const directory = join(cacheRoot(), 'lints');
  const known = await readEntry(directory, key, isLintRun);
  if (known !== undefined) return { ok: true, value: known };
  const run = await runHelm(context, args);
  if (!isFailure(run)) await store(directory, key, run.value);
  return run;
};
