import { parseArgs } from 'node:util';
import { failure, isFailure, problem, success, type Result } from '../../src/result/index.js';

const readCheck = (): Result<boolean> => {
  try {
    return success(parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check);
  } catch (error) {
    return failure(problem('usage', (error as Error).message, 'The one option is --check.'));
  }
};

/**
 * Runs a script that writes generated files, or with `--check` only compares them; the exit code is 2 for another
 * option and 1 where something fails or is not up to date.
 *
 * @param generate - gets whether it may only compare; returns the sentence to print
 * @example await runGenerator(async (check) => success(check ? 'All is up to date.' : 'Wrote a.md.'));
 */
export async function runGenerator(generate: (check: boolean) => Promise<Result<string>>): Promise<void> {
  const check = readCheck();
  const result = isFailure(check) ? check : await generate(check.value);
  if (isFailure(result)) {
    const { kind, message, hint, detail = '' } = result.problem;
    console.error([message, hint, detail].join('\n').trim());
    process.exitCode = kind === 'usage' ? 2 : 1;
  } else {
    console.log(result.value);
  }
}
