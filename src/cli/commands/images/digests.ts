import { existsSync, readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import {
  parseImage,
  parseLock,
  readAccounts,
  resolveDigest,
  type ImageLock,
  type UsedImage,
} from '../../../images/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { CliContext } from '../../context.js';
import type { ImagesOptions } from './options.js';

/** Registries count anonymous requests; more at once brings nothing. */
const CONCURRENCY = 4;
/** More names would fill the screen. */
const LONGEST_LIST = 5;

const readLock = (path: string | undefined, chart: string): Result<ImageLock> => {
  if (path === undefined || !existsSync(path)) return success({ chart, images: {} });
  const lock = parseLock(readFileSync(path, 'utf8'), path);
  if (isFailure(lock) || lock.value.chart === chart) return lock;
  const message = `${path} is the lock file of ${lock.value.chart}, not of ${chart}.`;
  return failure(problem('input', message, 'Name another file with --lock.'));
};

const shorten = (images: readonly string[]): string => {
  const more = images.length - LONGEST_LIST;
  return images.slice(0, LONGEST_LIST).join(', ') + (more > 0 ? ` and ${String(more)} more` : '');
};

/**
 * Finds the digest of every image: the one that the values give, else the one of the lock file, else with --resolve the
 * one that the registry tells.
 *
 * @param images - as upstream names them
 * @returns a failure that names the images without one when a file needs it
 * @example const lock = await findDigests('egov-msa', images, options, context);
 */
export const findDigests = async (
  chart: string,
  images: readonly UsedImage[],
  options: ImagesOptions,
  { progress, signal }: CliContext,
): Promise<Result<ImageLock>> => {
  const known = readLock(options.lock, chart);
  if (isFailure(known)) return known;
  const digests = new Map<string, string>();
  const missing: string[] = [];
  for (const { image } of images) {
    const digest = parseImage(image).digest ?? known.value.images[image];
    if (digest === undefined) missing.push(image);
    else digests.set(image, digest);
  }
  const locked = (): Result<ImageLock> => success({ chart, images: Object.fromEntries(digests) });
  if (missing.length === 0) return locked();
  if (options.resolve !== true) {
    if (options.lock === undefined && options.pin === undefined) return locked();
    const message = `There is no digest of ${shorten(missing)}.`;
    return failure(problem('input', message, 'Add --resolve to ask the registries.'));
  }
  const step = progress.step(`Asking for ${String(missing.length)} digests`);
  const limit = pLimit(CONCURRENCY);
  const accountOf = readAccounts();
  const plainHttp = options.plainHttp ?? false;
  const answers = await Promise.all(
    missing.map((image) =>
      limit(async () => ({ image, answer: await resolveDigest(image, { accountOf, plainHttp, signal }) })),
    ),
  );
  for (const { image, answer } of answers) {
    if (isFailure(answer)) {
      step.fail();
      return answer;
    }
    digests.set(image, answer.value);
  }
  step.succeed();
  return locked();
};
