import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { failure, problem, success, type Result } from '../result/index.js';

/**
 * Writes a report to a file, whole or not at all, and makes the folders above it.
 *
 * @param option - of the command line that chose the path
 * @returns a failure that names the file when it cannot be written
 * @example await saveReport('reports/lint.xml', writeReport('junit', report));
 */
export const saveReport = async (
  path: string,
  text: string,
  option = '--output-file',
): Promise<Result<undefined>> => {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, `${text}\n`);
    return success(undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(
      problem(
        'input',
        `The report cannot be written to ${path}: ${reason}.`,
        `Give another path with ${option}.`,
      ),
    );
  }
};
