import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { compareReleases, formatDiff } from '../../diff/index.js';
import type { ManifestObject } from '../../manifest/index.js';
import { formatGolden, parseGolden } from '../golden.js';
import { releaseOf } from '../origin.js';
import { isObject, isRelease } from '../subject.js';
import { refuse, toResult, type MatcherCall, type MatcherResult, type Verdict } from '../verdict.js';

const NAME = 'toMatchGolden';
const UPDATE = 'Run jest -u, or set EGOV_MSA_UPDATE=1';

/** What Jest tells of its run; the update mode is the one of snapshots (`-u`, `--ci`). */
export interface GoldenCall extends MatcherCall {
  readonly testPath?: string;
  readonly snapshotState?: { readonly _updateSnapshot?: 'all' | 'new' | 'none' };
}

const PLAIN_NAME = /^[\w.+-]+$/;

const objectsOf = (subject: unknown): readonly ManifestObject[] | undefined => {
  if (isRelease(subject)) return subject.objects;
  if (isObject(subject)) return [subject];
  return Array.isArray(subject) && subject.length > 0 && subject.every(isObject) ? subject : undefined;
};

const updateMode = ({ snapshotState }: GoldenCall): 'all' | 'new' | 'none' =>
  process.env['EGOV_MSA_UPDATE'] === '1' ? 'all' : (snapshotState?._updateSnapshot ?? 'new');

const write = (path: string, content: string): Verdict => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomicSync(path, content);
  return { pass: true, found: 'a golden that was written just now', fix: '' };
};

const compare = (path: string, objects: readonly ManifestObject[], content: string): Verdict => {
  const [first] = objects;
  const release = first === undefined ? undefined : releaseOf(first);
  const golden = parseGolden(readFileSync(path, 'utf8'), release);
  const diff = compareReleases(golden, parseGolden(content, release), { showNoise: true });
  return {
    pass: diff.objects.length === 0,
    found: formatDiff(diff),
    where: relative(process.cwd(), path),
    fix: `${UPDATE}, if the change is meant; else correct the chart.`,
  };
};

/** See {@link ToolkitMatchers.toMatchGolden}. */
export function toMatchGolden(this: GoldenCall, subject: unknown, name: string): MatcherResult {
  const objects = objectsOf(subject);
  if (objects === undefined) {
    const found = 'neither a release nor objects of one';
    return refuse(this, NAME, subject, [name], found, 'Give it release.ofComponent(name).');
  }
  if (!PLAIN_NAME.test(name)) {
    const found = `"${name}", which is no name of a file`;
    return refuse(this, NAME, subject, [name], found, 'Use letters, digits, dots, plus signs and hyphens.');
  }
  const path = join(dirname(this.testPath ?? '.'), '__goldens__', `${name}.yaml`);
  const content = formatGolden(objects);
  const mode = updateMode(this);
  const isThere = existsSync(path);
  if (mode === 'all' || (mode === 'new' && !isThere)) {
    return toResult(this, NAME, subject, [name], write(path, content));
  }
  if (!isThere) {
    const found = `no golden at ${relative(process.cwd(), path)}`;
    return refuse(this, NAME, subject, [name], found, `${UPDATE}, and commit the file.`);
  }
  return toResult(this, NAME, subject, [name], compare(path, objects, content));
}
