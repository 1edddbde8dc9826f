/**
 * `npm run schemas`: makes schemas/ and the definitions for embedded clusters from pinned Go modules (needs Go); with
 * `--check` it only compares.
 */
import { mkdirSync } from 'node:fs';
import { failure, isFailure, problem, success, type Result } from '../src/result/index.js';
import { projectPath } from '../src/tools/index.js';
import {
  downloadModules,
  makeBundles,
  planDefinitions,
  planFiles,
  staleFiles,
  writeFiles,
} from './schemas/index.js';
import { runGenerator } from './support/generator.js';

const FOLDERS = [
  { name: 'schemas', plan: planFiles },
  { name: 'tools/cluster/definitions', plan: planDefinitions },
];

const makeSchemas = async (check: boolean): Promise<Result<string>> => {
  const modules = await downloadModules(projectPath('tools', 'schemas'));
  if (isFailure(modules)) return modules;
  const made = makeBundles(modules.value);
  if (isFailure(made)) return made;
  const stale = FOLDERS.flatMap(({ name, plan }) => {
    const directory = projectPath(name);
    mkdirSync(directory, { recursive: true });
    const files = plan(directory, made.value);
    const changed = staleFiles(directory, files).map((file) => `${name}/${file}`);
    if (changed.length > 0 && !check) writeFiles(directory, files);
    return changed;
  });
  if (stale.length === 0) return success('All schemas and definitions are up to date.');
  if (!check) return success(`Wrote ${stale.join(', ')}.`);
  return failure(
    problem('internal', `Not up to date: ${stale.join(', ')}.`, 'Run npm run schemas and commit the result.'),
  );
};

await runGenerator(makeSchemas);
