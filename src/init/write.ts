import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { failure, problem, success, type Result } from '../result/index.js';
import type { InitFile } from './types.js';

/**
 * Writes planned files; a file that has come up since then is not overwritten.
 *
 * @param root - of the repository
 * @returns a failure for the first that cannot be written
 * @example await writeInit('.', planInit(facts));
 */
export const writeInit = async (root: string, files: readonly InitFile[]): Promise<Result<undefined>> => {
  for (const { path, action, content } of files) {
    if (content === undefined) continue;
    const file = join(root, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      if (action === 'merge') await writeFileAtomic(file, content);
      else await writeFile(file, content, { flag: 'wx' });
    } catch (error) {
      const message = `${path} cannot be written: ${(error as Error).message}.`;
      return failure(problem('input', message, 'Solve that and run again: what is written already stays.'));
    }
  }
  return success(undefined);
};
