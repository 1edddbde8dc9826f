import type { ManifestObject, Release } from '../../manifest/index.js';
import type { ExternalObject } from '../settings/index.js';
import { fits, objectAt, objectsAt } from '../support/index.js';
import type { Reference } from './types.js';

/** Objects that Kubernetes makes in every namespace. */
const BUILT_IN = ['ServiceAccount/default', 'ConfigMap/kube-root-ca.crt'];

/** What is missing: the object, or a key of it. */
export type Missing = 'object' | 'key';

const CLUSTER_SCOPED = ['ClusterRole'];

const findTarget = (release: Release, { kind, name, namespace }: Reference): ManifestObject | undefined =>
  CLUSTER_SCOPED.includes(kind)
    ? release.ofKind(kind).find(({ metadata }) => metadata.name === name)
    : release.find(kind, name, namespace);

const hasKey = ({ kind, document }: ManifestObject, key: string | number): boolean => {
  if (kind === 'Service') {
    return objectsAt(document, 'spec', 'ports').some(
      ({ name, port }) => key === (typeof key === 'number' ? port : name),
    );
  }
  return ['data', 'binaryData', 'stringData'].some((field) => objectAt(document, field)[key] !== undefined);
};

const isExternal = (external: readonly ExternalObject[], { kind, name, key }: Reference): boolean =>
  external.some(
    (object) =>
      object.kind === kind &&
      fits(object.name, name) &&
      (key === undefined || object.keys === undefined || object.keys.includes(String(key))),
  );

/**
 * What a reference misses.
 *
 * @param external - objects that somebody else makes
 * @returns undefined when the release, Kubernetes or somebody else has what it names
 * @example missingFrom(release, reference, settings.external) // 'key'
 */
export function missingFrom(
  release: Release,
  reference: Reference,
  external: readonly ExternalObject[],
): Missing | undefined {
  if (BUILT_IN.includes(`${reference.kind}/${reference.name}`) || isExternal(external, reference))
    return undefined;
  const target = findTarget(release, reference);
  if (target === undefined) return 'object';
  return reference.key === undefined || hasKey(target, reference.key) ? undefined : 'key';
}
