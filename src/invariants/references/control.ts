import type { ManifestObject, Release } from '../../manifest/index.js';
import { namespaceOf, objectsAt, textAt } from '../support/index.js';
import type { Reference } from './types.js';

/** ClusterRoles that every cluster has: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const BUILT_IN_ROLE = /^(?:system:.*|cluster-admin|admin|edit|view)$/;

const bindingReferences = (release: Release, binding: ManifestObject): readonly Reference[] => {
  const own = namespaceOf(release, binding);
  const kind = textAt(binding.document, 'roleRef', 'kind') ?? '';
  const name = textAt(binding.document, 'roleRef', 'name') ?? '';
  const role: readonly Reference[] =
    kind === 'ClusterRole' && BUILT_IN_ROLE.test(name)
      ? []
      : [{ from: binding, namespace: own, kind, name, path: 'roleRef.name' }];
  const accounts = objectsAt(binding.document, 'subjects').flatMap((subject, index): Reference[] =>
    textAt(subject, 'kind') === 'ServiceAccount'
      ? [
          {
            from: binding,
            namespace: textAt(subject, 'namespace') ?? own,
            kind: 'ServiceAccount',
            name: textAt(subject, 'name') ?? '',
            path: `subjects[${index}].name`,
          },
        ]
      : [],
  );
  return [...role, ...accounts];
};

const scaleReference = (release: Release, scaler: ManifestObject): Reference => ({
  from: scaler,
  namespace: namespaceOf(release, scaler),
  kind: textAt(scaler.document, 'spec', 'scaleTargetRef', 'kind') ?? '',
  name: textAt(scaler.document, 'spec', 'scaleTargetRef', 'name') ?? '',
  path: 'spec.scaleTargetRef.name',
});

/**
 * The roles and accounts that bindings name, and the workloads that autoscalers name.
 *
 * @example controlReferences(release)
 */
export const controlReferences = (release: Release): readonly Reference[] => [
  ...release.ofKind<string>('RoleBinding').flatMap((binding) => bindingReferences(release, binding)),
  ...release.ofKind<string>('ClusterRoleBinding').flatMap((binding) => bindingReferences(release, binding)),
  ...release.ofKind<string>('HorizontalPodAutoscaler').map((scaler) => scaleReference(release, scaler)),
];
