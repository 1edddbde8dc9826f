import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import type { CtChart } from '../charts/index.js';
import type { Configuration } from '../configuration/index.js';

/** Helm's own limit; chart-testing allows 63, and helm then refuses the release. */
const LONGEST_RELEASE = 53;
const LONGEST_NAMESPACE = 63;

const SUFFIX_LENGTH = 10;
const CHARACTERS = '1234567890abcdefghijklmnopqrstuvwxyz';

const randomSuffix = (): string =>
  Array.from({ length: SUFFIX_LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');

/**
 * Cuts a name at its start, where the chart stands, and keeps the suffix that makes it unique.
 *
 * @example sanitizeName('way-longer-than-max-length', 10) // 'max-length'
 */
export const sanitizeName = (name: string, longest: number): string =>
  name.slice(Math.max(0, name.length - longest)).replace(/^[^a-zA-Z0-9]+/, '');

/** What one installation is called. */
export interface InstallNames {
  readonly release: string;
  readonly namespace: string;
  /** Label selector of the release's objects; empty in a namespace of its own, where all belong to it. */
  readonly selector: string;
  /** False when the namespace is the user's own. */
  readonly ownsNamespace: boolean;
}

/**
 * Names a release and its namespace as chart-testing does: after the chart's folder, with a random suffix.
 *
 * @example installNames(chart, configuration).namespace // 'foo-pr-42-7h2k…'
 */
export const installNames = (
  { path, yaml }: Pick<CtChart, 'path' | 'yaml'>,
  { buildId, namespace, releaseLabel, releaseName }: Configuration,
): InstallNames => {
  const folder = basename(path);
  const base = folder === '.' || folder === '' ? yaml.name : folder;
  const suffix = randomSuffix();
  const release = releaseName === '' ? sanitizeName(`${base}-${suffix}`, LONGEST_RELEASE) : releaseName;
  if (namespace !== '') {
    return { release, namespace, selector: `${releaseLabel}=${release}`, ownsNamespace: false };
  }
  const parts = [base, ...(buildId === '' ? [] : [buildId]), suffix];
  const own = sanitizeName(parts.join('-'), LONGEST_NAMESPACE);
  return { release, namespace: own, selector: '', ownsNamespace: true };
};
