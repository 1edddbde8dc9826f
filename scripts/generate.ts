/** `npm run generate`: writes values.schema.json and README.md of every chart; with `--check` it only compares. */
import { fileURLToPath } from 'node:url';
import { failure, isFailure, problem, success, type Result } from '../src/result/index.js';
import { planFiles, readProject, staleFiles, typeProject, writeFiles } from './generate/index.js';
import { runGenerator } from './support/generator.js';

const UMBRELLA = fileURLToPath(new URL('../charts/egov-msa', import.meta.url));

const generate = async (check: boolean): Promise<Result<string>> => {
  const project = typeProject(readProject(UMBRELLA));
  if (isFailure(project)) return project;
  const files = await planFiles(project.value);
  const stale = staleFiles(UMBRELLA, files);
  const paths = stale.map(({ path }) => path).join(', ');
  if (stale.length === 0) return success(`All ${files.length} generated files are up to date.`);
  if (check)
    return failure(
      problem('chart', `Not up to date: ${paths}.`, 'Run npm run generate and commit the result.'),
    );
  await writeFiles(UMBRELLA, stale);
  return success(`Wrote ${paths}.`);
};

await runGenerator(generate);
