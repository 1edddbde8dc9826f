import { compare, parse, type SemVer } from 'semver';
import { failure, problem, success, type Result } from '../../result/index.js';

/** Masterminds/semver, which Helm and chart-testing use, takes `v1` and `1.2` as well. */
const LOOSE = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?((?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/;

const parseLoose = (text: string): SemVer | undefined => {
  const [, major, minor = '0', patch = '0', rest = ''] = LOOSE.exec(text) ?? [];
  if (major === undefined) return undefined;
  return (
    parse(`${String(Number(major))}.${String(Number(minor))}.${String(Number(patch))}${rest}`) ?? undefined
  );
};

const notAVersion = (text: string): Result<never> =>
  failure(
    problem(
      'chart',
      `failed parsing semantic version: Invalid Semantic Version ${JSON.stringify(text)}`,
      'Write the version in Chart.yaml like 1.2.3.',
    ),
  );

/**
 * Compares two chart versions.
 *
 * @returns negative when the left one is lower; a failure when one is no version
 * @example compareVersions('1.2.3', '1.10.0') // { ok: true, value: -1 }
 */
export const compareVersions = (left: string, right: string): Result<number> => {
  const [older, newer] = [parseLoose(left), parseLoose(right)];
  if (older === undefined) return notAVersion(left);
  return newer === undefined ? notAVersion(right) : success(compare(older, newer));
};

/**
 * Tells why a version may break what the older one did: another major version, or another minor one of 0.x.
 *
 * @returns undefined when it must not break anything
 * @example explainBreakingChange('1.2.3', '2.0.0') // '2.0.0 does not have same major version as 1.2.3'
 */
export const explainBreakingChange = (left: string, right: string): Result<string | undefined> => {
  const [older, newer] = [parseLoose(left), parseLoose(right)];
  if (older === undefined) return notAVersion(left);
  if (newer === undefined) return notAVersion(right);
  const names = [newer.version, older.version] as const;
  if (newer.prerelease.length > 0 && older.prerelease.length === 0) {
    return success(
      `${names[0]} is a prerelease version and the constraint is only looking for release versions`,
    );
  }
  if (compare(newer, older) < 0) return success(`${names[0]} is less than ${names[1]}`);
  if (newer.major !== older.major)
    return success(`${names[0]} does not have same major version as ${names[1]}`);
  const isBreaking = older.major === 0 && newer.minor !== older.minor;
  return success(
    isBreaking ? `${names[0]} does not have same major and minor version as ${names[1]}` : undefined,
  );
};
