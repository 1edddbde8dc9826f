import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare } from 'semver';

/** Packages of our chart as they were published, made by `helm package`. */
export const RELEASES_DIRECTORY = fileURLToPath(new URL('../fixtures/releases', import.meta.url));

const versionOf = (file: string): string => file.replace(/^egov-msa-|\.tgz$/g, '');

/** Path of the last published package. */
export const previousRelease = (): string => {
  const files = readdirSync(RELEASES_DIRECTORY).filter((file) => file.endsWith('.tgz'));
  const newest = files.sort((left, right) => compare(versionOf(left), versionOf(right))).at(-1);
  if (newest === undefined) throw new Error(`${RELEASES_DIRECTORY} holds no package.`);
  return `${RELEASES_DIRECTORY}/${newest}`;
};
