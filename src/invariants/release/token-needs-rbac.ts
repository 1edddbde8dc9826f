import { podSpecOf, workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { nameOf, namespaceOf, objectsAt, podPathOf, textAt, valueAt } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const accountNameOf = (workload: ManifestObject): string => {
  const name = podSpecOf(workload)?.serviceAccountName ?? '';
  return name === '' ? 'default' : name;
};

// The pod decides before the account: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
const isMounted = (release: Release, workload: ManifestObject): boolean => {
  const own = podSpecOf(workload)?.automountServiceAccountToken;
  if (own !== undefined) return own;
  const account = release.find('ServiceAccount', accountNameOf(workload), namespaceOf(release, workload));
  return valueAt(account?.document, 'automountServiceAccountToken') !== false;
};

const hasRights = (release: Release, namespace: string, account: string): boolean =>
  ['RoleBinding', 'ClusterRoleBinding'].some((kind) =>
    release
      .ofKind(kind)
      .some((binding) =>
        objectsAt(binding.document, 'subjects').some(
          (subject) =>
            textAt(subject, 'kind') === 'ServiceAccount' &&
            textAt(subject, 'name') === account &&
            (textAt(subject, 'namespace') ?? namespaceOf(release, binding)) === namespace,
        ),
      ),
  );

const projectedTokens = (workload: ManifestObject): readonly string[] =>
  objectsAt(podSpecOf(workload), 'volumes').flatMap((volume, index) =>
    objectsAt(volume, 'projected', 'sources').flatMap((source, position) => {
      // A token for another audience is no key to the Kubernetes API.
      const token = source['serviceAccountToken'];
      return token === undefined || textAt(token, 'audience') !== undefined
        ? []
        : [`${podPathOf(workload)}.volumes[${index}].projected.sources[${position}].serviceAccountToken`];
    }),
  );

/** A pod has a token of the Kubernetes API only where its account may do something with it. */
export const tokenNeedsRbac: ReleaseInvariant = {
  rule: 'token-needs-rbac',
  scope: 'release',
  title: 'No pod mounts an API token without rights of its own',
  why: 'A token that the program never needs is still one that an intruder can use.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  inspect: (release) =>
    workloadsOf(release).flatMap((workload): Violation[] => {
      const account = accountNameOf(workload);
      if (hasRights(release, namespaceOf(release, workload), account)) return [];
      const mounted = isMounted(release, workload)
        ? [`${podPathOf(workload)}.automountServiceAccountToken`]
        : [];
      return [...mounted, ...projectedTokens(workload)].map((path) => ({
        object: workload,
        path,
        subject: account,
        message: `${nameOf(workload)} mounts a token of ServiceAccount ${account}, which the release gives no rights.`,
        hint: 'Set automountServiceAccountToken: false, or bind the account to the role that the program needs.',
      }));
    }),
};
