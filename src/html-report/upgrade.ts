import { formatDiffPath, type FieldChange, type ObjectChange, type ReleaseDiff } from '../diff/index.js';
import type { Release } from '../manifest/index.js';
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

/**
 * What an upgrade would change, object by object.
 *
 * @param from - the older side as the user named it
 * @param release - the newer side
 * @example toUpgrade('v0.1.0', compareReleases(before, release), release).objects
 */
export const toUpgrade = (from: string, diff: ReleaseDiff, release: Release): UpgradeModel => ({
  from,
  same: diff.same,
  noise: diff.noise,
  objects: diff.objects.map((change) => toObject(change, release)),
});
