import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { failure, problem, type Result } from '../result/index.js';

/**
 * Makes a folder to prepare everything in, and removes it afterwards, whatever happens.
 *
 * @param beside - a folder that files will be moved to: the stage is on the same file system, where a move is
 *   one step; the system's own folder for temporary files when undefined
 * @example await withStage('/srv/charts', (stage) => publishFrom(stage));
 */
export const withStage = async <Value>(
  beside: string | undefined,
  work: (stage: string) => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  const parent = beside === undefined ? tmpdir() : dirname(beside);
  let stage: string;
  try {
    await mkdir(parent, { recursive: true });
    stage = await mkdtemp(join(parent, '.publish-'));
  } catch (error) {
    const message = `${parent} cannot be written: ${(error as Error).message}.`;
    return failure(problem('input', message, 'Make room or give yourself the rights.'));
  }
  try {
    return await work(stage);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
};
