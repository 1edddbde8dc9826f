import type { ManifestObject, Release } from '../../manifest/index.js';
import { namespaceOf, placedContainersOf, type PlacedContainer } from '../support/index.js';
import type { Reference } from './types.js';

type Base = Pick<Reference, 'from' | 'namespace'>;

const ofVariables = ({ container, path }: PlacedContainer, base: Base): readonly Reference[] =>
  (container.env ?? []).flatMap(({ valueFrom }, index): Reference[] => {
    const isConfig = valueFrom?.configMapKeyRef !== undefined;
    const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    if (reference === undefined || reference.optional === true) return [];
    const field = isConfig ? 'configMapKeyRef' : 'secretKeyRef';
    return [
      {
        ...base,
        kind: isConfig ? 'ConfigMap' : 'Secret',
        name: reference.name ?? '',
        key: reference.key,
        path: `${path}.env[${index}].valueFrom.${field}`,
      },
    ];
  });

const ofSources = ({ container, path }: PlacedContainer, base: Base): readonly Reference[] =>
  (container.envFrom ?? []).flatMap(({ configMapRef, secretRef }, index): Reference[] => {
    const reference = configMapRef ?? secretRef;
    if (reference === undefined || reference.optional === true) return [];
    return [
      {
        ...base,
        kind: configMapRef === undefined ? 'Secret' : 'ConfigMap',
        name: reference.name ?? '',
        path: `${path}.envFrom[${index}]`,
      },
    ];
  });

/**
 * What the environment of a pod's containers comes from. Optional sources do not count.
 *
 * @example environmentReferences(release, deployment).map(({ name, key }) => `${name}/${key}`)
 */
export function environmentReferences(release: Release, workload: ManifestObject): readonly Reference[] {
  const base = { from: workload, namespace: namespaceOf(release, workload) };
  return placedContainersOf(workload).flatMap((container) => [
    ...ofVariables(container, base),
    ...ofSources(container, base),
  ]);
}
