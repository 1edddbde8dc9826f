import { matchesSelector, podLabelsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';
import { namespaceOf, objectAt, objectsAt, textAt, valueAt } from '../support/index.js';

/** One AuthorizationPolicy of Istio. */
export interface AuthorizationPolicy {
  readonly namespace: string;
  readonly action: string;
  /** None match nothing: an ALLOW policy without rules denies everything. */
  readonly rules: readonly JsonObject[];
}

/** Policies of this namespace hold for the whole mesh, unless the mesh's owner chose another. */
const ROOT_NAMESPACE = 'istio-system';

const selects = (release: Release, policy: ManifestObject, workload: ManifestObject): boolean => {
  const namespace = namespaceOf(release, policy);
  const inScope = namespace === namespaceOf(release, workload) || namespace === ROOT_NAMESPACE;
  // Those for gateways and waypoints say nothing to sidecars.
  const isForSidecars = ['targetRef', 'targetRefs'].every(
    (key) => valueAt(policy.document, 'spec', key) === undefined,
  );
  return (
    inScope &&
    isForSidecars &&
    matchesSelector(podLabelsOf(workload), objectAt(policy.document, 'spec', 'selector'))
  );
};

/**
 * The policies that a workload's sidecar enforces.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 * @example authorizationPoliciesOf(release, deployment).map(({ action }) => action) // ['ALLOW', 'ALLOW']
 */
export const authorizationPoliciesOf = (
  release: Release,
  workload: ManifestObject,
): readonly AuthorizationPolicy[] =>
  release
    .ofKind<string>('AuthorizationPolicy')
    .filter(
      (policy) => policy.apiVersion.startsWith('security.istio.io/') && selects(release, policy, workload),
    )
    .map((policy) => ({
      namespace: namespaceOf(release, policy),
      action: textAt(policy.document, 'spec', 'action') ?? 'ALLOW',
      rules: objectsAt(policy.document, 'spec', 'rules'),
    }));
