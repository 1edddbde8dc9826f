import { matchesSelector, type Release } from '../../manifest/index.js';
import type { PolicyPeer } from '../support/policies.js';
import { selectsAll } from '../support/selectors.js';
import type { Pod } from './types.js';

/** Kubernetes sets it on every namespace: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

const namespaceLabels = (release: Release, namespace: string): Readonly<Record<string, string>> => ({
  ...release.ofKind('Namespace').find(({ metadata }) => metadata.name === namespace)?.metadata.labels,
  [NAMESPACE_NAME_LABEL]: namespace,
});

/**
 * Addresses of pods change, so a block is taken to mean pods only when it holds every address. With exceptions it is
 * the usual form of "the internet", and taken to leave the cluster's own ranges out.
 */
const isEveryAddress = ({ ipBlock }: PolicyPeer): boolean =>
  ipBlock !== undefined &&
  ['0.0.0.0/0', '::/0'].includes(ipBlock.cidr) &&
  (ipBlock.except ?? []).length === 0;

/** Some namespace other than the policy's own may meet the selector; which ones a cluster has, nobody knows here. */
const maySelectOthers = ({ namespaceSelector }: PolicyPeer, namespace: string): boolean =>
  namespaceSelector !== undefined &&
  (selectsAll(namespaceSelector) || namespaceSelector.matchLabels?.[NAMESPACE_NAME_LABEL] !== namespace);

/**
 * Tells whether a peer means something that is no pod of the policy's own namespace: an address, or pods of others.
 *
 * @param namespace - of the policy
 * @example isOutside({ ipBlock: { cidr: '192.0.2.0/24' } }, 'default') // true
 */
export const isOutside = (peer: PolicyPeer, namespace: string): boolean =>
  peer.ipBlock !== undefined || maySelectOthers(peer, namespace);

/**
 * Tells whether a peer of a policy means a pod. Both selectors of one peer have to match; a peer with a podSelector
 * alone means the policy's own namespace.
 *
 * @param namespace - of the policy
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 * @example isPeer(release, 'default', { podSelector: {} }, { namespace: 'default', labels: {} }) // true
 */
export function isPeer(release: Release, namespace: string, peer: PolicyPeer, pod: Pod | 'outside'): boolean {
  if (pod === 'outside') return isOutside(peer, namespace);
  if (peer.ipBlock !== undefined) return isEveryAddress(peer);
  const isInNamespace =
    peer.namespaceSelector === undefined
      ? pod.namespace === namespace
      : matchesSelector(namespaceLabels(release, pod.namespace), peer.namespaceSelector);
  return isInNamespace && matchesSelector(pod.labels, peer.podSelector ?? {});
}
