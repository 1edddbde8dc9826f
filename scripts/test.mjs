/*
 * Runs the tests: the fast ones in parallel, and beside them those on the embedded cluster one after the other, which
 * mostly wait for it. The last line counts them from Jest's own results.
 *
 *   node scripts/test.mjs               everything
 *   node scripts/test.mjs fast          one of the two projects; more arguments go to Jest
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './bootstrap.mjs';

const PROJECTS = { fast: [], cluster: ['--runInBand'] };

const root = fileURLToPath(new URL('../', import.meta.url));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

const runProject = async (project, args, results) => {
  const file = join(results, `${project}.json`);
  const jestArguments = [
    jest,
    '--selectProjects',
    project,
    ...PROJECTS[project],
    // Tests start real programs: a loaded machine may need long for one, and must not fail for it.
    '--testTimeout=120000',
    '--json',
    `--outputFile=${file}`,
  ];
  const jestProcess = spawn(process.execPath, [...jestArguments, ...args], {
    cwd: root,
    // With --json Jest prints the report on standard error and the data on standard output as well.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      // Tests compare plain text; a set CI variable alone would colour it.
      NO_COLOR: '1',
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`,
    },
  });
  const [status] = await once(jestProcess, 'exit');
  try {
    return { status, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    // Jest ended before it could write: nothing is known, which is a failure.
    return { status: status ?? 1, numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  }
};

prepare();
const [first, ...rest] = process.argv.slice(2);
const chosen = first in PROJECTS ? [first] : Object.keys(PROJECTS);
const args = first in PROJECTS || first === undefined ? rest : [first, ...rest];
const results = mkdtempSync(join(tmpdir(), 'egov-msa-test-results-'));
try {
  const runs = await Promise.all(chosen.map((project) => runProject(project, args, results)));
  const sum = (count) => runs.reduce((total, run) => total + count(run), 0);
  const passed = sum((run) => run.numPassedTests);
  // A suite that cannot be loaded has no test to fail.
  const failed = sum((run) => run.numFailedTests + run.numRuntimeErrorTestSuites);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = runs.find((run) => run.status !== 0)?.status ?? (failed > 0 ? 1 : 0);
} finally {
  rmSync(results, { recursive: true, force: true });
}
