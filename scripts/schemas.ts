/** `npm run schemas`: makes schemas/ from pinned Go modules (needs Go); with `--check` it only compares. */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { failure, isFailure, problem, success, type Result } from '../src/result/index.js';
import { projectPath } from '../src/tools/index.js';
import { downloadModules, makeBundles, planFiles, staleFiles, writeFiles } from './schemas/index.js';

const DIRECTORY = projectPath('schemas');

const makeSchemas = async (check: boolean): Promise<Result<string>> => {
  const modules = await downloadModules(projectPath('tools', 'schemas'));
  if (isFailure(modules)) return modules;
  const made = makeBundles(modules.value);
  if (isFailure(made)) return made;
  mkdirSync(DIRECTORY, { recursive: true });
  const files = planFiles(DIRECTORY, made.value);
  const stale = staleFiles(DIRECTORY, files);
  if (stale.length === 0) return success(`All ${files.length} files of schemas/ are up to date.`);
  if (check) {
    const message = `Not up to date in schemas/: ${stale.join(', ')}.`;
    return failure(problem('internal', message, 'Run npm run schemas and commit the result.'));
  }
  writeFiles(DIRECTORY, files);
  return success(`Wrote ${stale.join(', ')} in schemas/.`);
};

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const result = await makeSchemas(values.check);
if (isFailure(result)) {
  console.error([result.problem.message, result.problem.hint, result.problem.detail ?? ''].join('\n').trim());
  process.exitCode = 1;
} else {
  console.log(result.value);
}
