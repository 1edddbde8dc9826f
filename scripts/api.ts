/** `npm run api`: writes docs/api from the types and docstrings of src; with `--check` it only compares. */
import { fileURLToPath } from 'node:url';
import { failure, isFailure, problem, success, type Result } from '../src/result/index.js';
import { readApi, staleFiles, writeFiles } from './api/index.js';
import { runGenerator } from './support/generator.js';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

const LIBRARY = {
  packageName: 'egov-msa',
  entryPoints: [path('src/index.ts'), path('src/jest/index.ts')],
  tsconfig: path('tsconfig.json'),
};
const DIRECTORY = path('docs/api');

const run = async (check: boolean): Promise<Result<string>> => {
  const api = await readApi(LIBRARY);
  if (isFailure(api)) return api;
  const { pages, withoutExample } = api.value;
  if (withoutExample.length > 0) {
    const message = `These functions have no example: ${withoutExample.join(', ')}.`;
    return failure(problem('input', message, 'Write an @example into their docstrings.'));
  }
  const stale = staleFiles(DIRECTORY, pages);
  if (stale.length === 0) return success(`All ${String(pages.size)} pages are up to date.`);
  if (check) {
    const message = `Not up to date in docs/api: ${stale.join(', ')}.`;
    return failure(problem('input', message, 'Run npm run api and commit the result.'));
  }
  await writeFiles(DIRECTORY, pages);
  return success(`Wrote ${stale.join(', ')}.`);
};

await runGenerator(run);
