import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { stringify } from 'yaml';
import {
  digestPaths,
  formatLock,
  pinValues,
  probeValues,
  type ImageLock,
  type UsedImage,
} from '../../../images/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { ImageSource } from './cases.js';

const write = async (path: string, text: string): Promise<Result<undefined>> => {
  if (!existsSync(dirname(path))) {
    return failure(
      problem('usage', `There is no folder ${dirname(path)}.`, `Make it, or name another file than ${path}.`),
    );
  }
  await writeFileAtomic(path, text);
  return success(undefined);
};

/** Writes the lock file, whole or not at all. */
export const writeLock = (path: string, lock: ImageLock): Promise<Result<undefined>> =>
  write(path, formatLock(lock));

/**
 * Writes the values file that gives every image its digest.
 *
 * @param images - as upstream names them
 * @returns a failure when an image follows no digest of the values
 * @example await writePins('digests.yaml', source, images, lock);
 */
export const writePins = async (
  path: string,
  source: ImageSource,
  images: readonly UsedImage[],
  lock: ImageLock,
): Promise<Result<undefined>> => {
  const paths = digestPaths(source.chart);
  const probed = await source.list({ registry: '', values: probeValues(paths) });
  if (isFailure(probed)) return probed;
  const { values, unpinned } = pinValues(paths, images, probed.value, lock.images);
  if (unpinned.length > 0) {
    const message = `No value of ${source.chart.metadata.name} gives ${unpinned.join(', ')} a digest.`;
    return failure(problem('chart', message, 'Give its image a value digest beside repository.'));
  }
  const about = `# The digest of every image of ${source.caseNames.join(', ')}; give this file last.\n`;
  return write(path, `${about}${stringify(values)}`);
};
