import { execa } from 'execa';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throwIfFailed } from '../../../src/result/index.js';
import { projectPath, resolveTool } from '../../../src/tools/index.js';
import { VALUES_CASES } from '../values-cases.js';
import { formatSuite, type Extent } from './suite.js';

/** No suite lies in the subcharts, and to look for them takes time. */
const WITHOUT_SUBCHARTS = '--with-subchart=false';

const runSuite = async (program: string, chart: string, extent: Extent): Promise<number> => {
  await writeFile(join(chart, 'tests', 'umbrella_test.yaml'), formatSuite(extent));
  const start = performance.now();
  const { stdout } = await execa(program, [WITHOUT_SUBCHARTS, '--strict', chart]);
  const seconds = (performance.now() - start) / 1000;
  const cases = String(VALUES_CASES.length);
  if (!new RegExp(`^Tests:\\s+${cases} passed, ${cases} total$`, 'm').test(stdout)) {
    throw new Error(`helm-unittest did not pass ${cases} tests:\n${stdout}`);
  }
  return seconds;
};

/**
 * Gives work a run of helm-unittest over a copy of our umbrella, where its suites have to lie, and removes the copy.
 *
 * @param work - gets a function that makes all assertions once, and tells the seconds from its start to its end
 * @returns what the work returns; a run throws when one assertion fails or one test is missing
 * @example const seconds = await withUnittest((run) => run('chart'));
 */
export async function withUnittest<Output>(
  work: (run: (extent: Extent) => Promise<number>) => Promise<Output>,
): Promise<Output> {
  const { path } = throwIfFailed(await resolveTool('helm-unittest'));
  const directory = await mkdtemp(join(tmpdir(), 'egov-msa-bench-unittest-'));
  try {
    const chart = join(directory, 'egov-msa');
    await cp(projectPath('charts', 'egov-msa'), chart, { recursive: true });
    await mkdir(join(chart, 'tests'), { recursive: true });
    return await work((extent) => runSuite(path, chart, extent));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
