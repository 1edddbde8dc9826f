import { formatDiffPath, type FieldChange, type ObjectChange, type ReleaseDiff } from '../diff/index.js';
import { sortFindings, type Finding } from '../findings/index.js';
import type { Release } from '../manifest/index.js';
import { toChecks } from './checks.js';
import { identify } from './identity.js';
import { toYaml } from './texts.js';
import type { UpgradeField, UpgradeModel } from './types.js';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : toYaml(value).trimEnd());

const toField = (change: FieldChange): UpgradeField => ({
  type: change.type,
  path: formatDiffPath(change.path),
  ...('before' in change ? { before: textOf(change.before) } : {}),
  ...('after' in change ? { after: textOf(change.after) } : {}),
});

const toObject = (change: ObjectChange, release: Release): UpgradeModel['objects'][number] => ({
  type: change.type,
  label: identify(change, release),
  ...(change.type === 'removed' ? {} : { object: identify(change, release) }),
  template: change.template,
  fields: change.fields.map(toField),
});

/** An upgrade, checked and compared. */
export interface UpgradeInput {
  /** The older side as the user named it. */
  readonly from: string;
  /** What it would be refused for, delete and restart. */
  readonly findings: readonly Finding[];
  readonly diff: ReleaseDiff;
}

/**
 * What an upgrade would do, and what it changes object by object.
 *
 * @param release - the newer side
 * @example toUpgrade({ from: 'v0.1.0', findings, diff }, release).objects
 */
export const toUpgrade = ({ from, findings, diff }: UpgradeInput, release: Release): UpgradeModel => ({
  from,
  findings: toChecks({ findings: sortFindings(findings), exceptions: [] }, release).findings,
  same: diff.same,
  noise: diff.noise,
  objects: diff.objects.map((change) => toObject(change, release)),
});
