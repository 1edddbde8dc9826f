import type { LabelSelector, ManifestObject, PortReference, Release } from '../../manifest/index.js';

/** The fields of networking.k8s.io/v1 NetworkPolicy. */

export interface PolicyPort {
  readonly port?: PortReference;
  readonly endPort?: number;
  readonly protocol?: string;
}

export interface PolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

/** One item of `ingress` or `egress`; `peers` is what `from` or `to` holds. */
export interface PolicyRule {
  readonly peers?: readonly PolicyPeer[];
  readonly ports?: readonly PolicyPort[];
}

export interface PolicySpec {
  readonly podSelector?: LabelSelector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly {
    readonly from?: readonly PolicyPeer[];
    readonly ports?: readonly PolicyPort[];
  }[];
  readonly egress?: readonly {
    readonly to?: readonly PolicyPeer[];
    readonly ports?: readonly PolicyPort[];
  }[];
}

export interface NetworkPolicy {
  readonly object: ManifestObject;
  readonly namespace: string;
  readonly podSelector: LabelSelector;
  /** Undefined when the policy leaves the direction alone. */
  readonly ingress: readonly PolicyRule[] | undefined;
  readonly egress: readonly PolicyRule[] | undefined;
}

/**
 * The directions that a policy limits. Without `policyTypes` that is ingress, and egress too when it has egress rules.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 * @example directionsOf({ egress: [{}] }) // ['Ingress', 'Egress']
 */
export const directionsOf = ({ policyTypes, egress = [] }: PolicySpec): readonly string[] =>
  policyTypes ?? (egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']);

const specOf = ({ document }: ManifestObject): PolicySpec => document['spec'] ?? {};

const rule = (
  peers: readonly PolicyPeer[] | undefined,
  ports: readonly PolicyPort[] | undefined,
): PolicyRule => ({
  ...(peers === undefined || peers.length === 0 ? {} : { peers }),
  ...(ports === undefined || ports.length === 0 ? {} : { ports }),
});

/**
 * The NetworkPolicies of a release in one shape: the defaults filled in, `from` and `to` both as `peers`.
 *
 * @example networkPoliciesOf(release).filter(({ egress }) => egress !== undefined)
 */
export const networkPoliciesOf = (release: Release): readonly NetworkPolicy[] =>
  release
    .ofKind('NetworkPolicy')
    .filter(({ apiVersion }) => apiVersion.startsWith('networking.k8s.io/'))
    .map((object) => {
      const spec = specOf(object);
      const directions = directionsOf(spec);
      return {
        object,
        namespace: object.metadata.namespace ?? release.namespace,
        podSelector: spec.podSelector ?? {},
        ingress: directions.includes('Ingress')
          ? (spec.ingress ?? []).map(({ from, ports }) => rule(from, ports))
          : undefined,
        egress: directions.includes('Egress')
          ? (spec.egress ?? []).map(({ to, ports }) => rule(to, ports))
          : undefined,
      };
    });

/** A port on which a pod listens. */
export interface ListeningPort {
  readonly port: number;
  readonly portName?: string;
  readonly protocol: string;
}

/**
 * Tells whether a port of a policy means an endpoint. Without a port it means all of its protocol, which is TCP
 * unless it says otherwise; `endPort` makes a range.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports
 * @example isPort({ port: 8000, endPort: 9000 }, endpoint)
 */
export function isPort(
  { port, endPort, protocol = 'TCP' }: PolicyPort,
  { port: number, portName, protocol: own }: ListeningPort,
): boolean {
  if (protocol !== own) return false;
  if (port === undefined) return true;
  if (typeof port === 'string') return port === portName;
  return number >= port && number <= (endPort ?? port);
}
