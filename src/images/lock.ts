import { failure, problem, success, type Result } from '../result/index.js';
import { isJsonObject, type JsonValue } from '../yaml/index.js';

/** What each image of a chart is, byte for byte. */
export interface ImageLock {
  readonly chart: string;
  /** Reference, as upstream names it, to digest. */
  readonly images: Readonly<Record<string, string>>;
}

const VERSION = 1;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads the text of a lock file.
 *
 * @param name - of the file, for the message
 * @example parseLock(readFileSync('images.lock.json', 'utf8'), 'images.lock.json')
 */
export const parseLock = (text: string, name: string): Result<ImageLock> => {
  const wrong = (why: string): Result<never> =>
    failure(
      problem(
        'input',
        `${name} is no lock file of images: ${why}.`,
        'Delete it and write it again with --resolve.',
      ),
    );
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return wrong('it is not JSON');
  }
  const { version, chart, images } = isJsonObject(value) ? value : {};
  if (version !== VERSION) return wrong(`its version is not ${String(VERSION)}`);
  if (typeof chart !== 'string' || !isJsonObject(images)) return wrong('it lacks chart or images');
  const digests: Record<string, string> = {};
  for (const [image, digest] of Object.entries(images)) {
    if (typeof digest !== 'string' || !DIGEST.test(digest)) {
      return wrong(`the digest of ${image} is not sha256 and 64 hexadecimal digits`);
    }
    digests[image] = digest;
  }
  return success({ chart, images: digests });
};

/**
 * Writes the text of a lock file: equal locks give equal bytes.
 *
 * @example formatLock({ chart: 'egov-msa', images: {} })
 */
export const formatLock = ({ chart, images }: ImageLock): string => {
  const sorted = Object.fromEntries(
    Object.entries(images).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return `${JSON.stringify({ version: VERSION, chart, images: sorted }, undefined, 2)}\n`;
};
