import {
  matchesSelector,
  podLabelsOf,
  podSpecOf,
  podTemplateOf,
  type ManifestObject,
  type Release,
} from '../../manifest/index.js';
import { namespaceOf, objectAt, textAt, valueAt } from '../support/index.js';

/** Who a pod of the mesh is: what its certificate says, without the trust domain. */
export interface Identity {
  readonly namespace: string;
  readonly account: string;
}

/** Switches that a pod may have as a label, or as an annotation of older times. */
const INJECT = 'sidecar.istio.io/inject';
const REVISION = 'istio.io/rev';

const namespaceInjects = (release: Release, namespace: string): boolean => {
  const labels = release.ofKind('Namespace').find(({ metadata }) => metadata.name === namespace)
    ?.metadata.labels;
  return labels?.['istio-injection'] === 'enabled' || labels?.[REVISION] !== undefined;
};

/**
 * Tells whether the injector gives the pods of a workload a sidecar: by their label, else by that of their namespace where
 * the release makes it. Pods on the network of their node get none.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 * @example hasSidecar(release, deployment)
 */
export function hasSidecar(release: Release, workload: ManifestObject): boolean {
  if (valueAt(podSpecOf(workload), 'hostNetwork') === true) return false;
  const labels = podLabelsOf(workload);
  const asked = labels[INJECT] ?? podTemplateOf(workload)?.metadata?.annotations?.[INJECT];
  if (asked !== undefined) return asked === 'true';
  return labels[REVISION] !== undefined || namespaceInjects(release, namespaceOf(release, workload));
}

/**
 * The identity of a workload's pods: their ServiceAccount.
 *
 * @example identityOf(release, deployment) // { namespace: 'egov', account: 'egov-admin' }
 */
export const identityOf = (release: Release, workload: ManifestObject): Identity => ({
  namespace: namespaceOf(release, workload),
  account: podSpecOf(workload)?.serviceAccountName ?? 'default',
});

/** How a port takes traffic: with a certificate only, with one or without, or never with one. */
export type MutualTls = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

const MODES: readonly string[] = ['STRICT', 'PERMISSIVE', 'DISABLE'];

const modeIn = (value: string | undefined): MutualTls | undefined =>
  value !== undefined && MODES.includes(value) ? (value as MutualTls) : undefined;

/**
 * How the pods of a workload take traffic at a port: the PeerAuthentication that selects them comes before the one of
 * their namespace, and a port of it before the rest. Without any, Istio takes both kinds.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 * @example mutualTlsOf(release, deployment, 8080) // 'STRICT'
 */
export function mutualTlsOf(release: Release, workload: ManifestObject, port: number): MutualTls {
  const all = release
    .ofKind<string>('PeerAuthentication')
    .filter((policy) => namespaceOf(release, policy) === namespaceOf(release, workload));
  const selectorOf = ({ document }: ManifestObject) => objectAt(document, 'spec', 'selector');
  const own = all.find(
    (policy) =>
      Object.keys(selectorOf(policy)).length > 0 &&
      matchesSelector(podLabelsOf(workload), selectorOf(policy)),
  );
  const general = all.find((policy) => Object.keys(selectorOf(policy)).length === 0);
  return (
    modeIn(textAt(own?.document, 'spec', 'portLevelMtls', String(port), 'mode')) ??
    modeIn(textAt(own?.document, 'spec', 'mtls', 'mode')) ??
    modeIn(textAt(general?.document, 'spec', 'mtls', 'mode')) ??
    'PERMISSIVE'
  );
}
