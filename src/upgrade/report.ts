import type { FindingDetails } from '../findings/index.js';
import type { ManifestObject } from '../manifest/index.js';
import type { Upgrade } from './types.js';

type AboutObject = Pick<FindingDetails, 'chart' | 'values' | 'template' | 'object'>;

/**
 * What every finding about an object of the newer side has in common.
 *
 * @example finding({ ...aboutObject(upgrade, object), rule: 'upgrade/pod-restart', message, hint })
 */
export const aboutObject = (
  { chart, name, after }: Upgrade,
  { apiVersion, kind, metadata, source }: ManifestObject,
): AboutObject => ({
  chart,
  values: name,
  template: source,
  object: {
    apiVersion,
    kind,
    namespace: metadata.namespace === after.release.namespace ? undefined : metadata.namespace,
    name: metadata.name,
  },
});

/** The same about an object of the older side, whose template may no longer be there. */
export const aboutRemoved = (upgrade: Upgrade, object: ManifestObject): AboutObject => ({
  ...aboutObject(upgrade, object),
  template: undefined,
});

/** Kind and name, as sentences have them. */
export const nameOf = ({ kind, metadata }: ManifestObject): string => `${kind} ${metadata.name}`;
