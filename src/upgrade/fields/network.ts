import type { JsonObject } from '../../yaml/index.js';
import { valueAt } from '../normal-form.js';
import type { ImmutableField } from '../types.js';
import { deleteClusterWide, deleteFirst, validationOf } from './ways-out.js';

const service = {
  group: '',
  kind: 'Service',
  source: validationOf('core'),
  wayOut: deleteFirst('service', 'its name does not resolve in between, and its address changes'),
} as const;

const typeOf = (document: JsonObject): unknown => valueAt(document, 'spec.type') ?? 'ClusterIP';

const keepsType =
  (test: (type: unknown) => boolean) =>
  (before: JsonObject, after: JsonObject): boolean =>
    test(typeOf(before)) && test(typeOf(after));

const haveAddresses = keepsType((type) => type !== 'ExternalName');
const areLoadBalancers = keepsType((type) => type === 'LoadBalancer');

const familyOf = (document: JsonObject): unknown => {
  const families = valueAt(document, 'spec.ipFamilies');
  return Array.isArray(families) ? (families as readonly unknown[])[0] : undefined;
};

// A Service that names no address has got one; one that no longer names it keeps it.
const changesAddress =
  (path: string) =>
  (before: JsonObject, after: JsonObject): boolean =>
    haveAddresses(before, after) && valueAt(after, path) !== undefined;

/** Of Services and what leads to them. */
export const networkFields: readonly ImmutableField[] = [
  { ...service, path: 'spec.clusterIP', refuses: changesAddress('spec.clusterIP') },
  { ...service, path: 'spec.clusterIPs', refuses: changesAddress('spec.clusterIPs') },
  {
    ...service,
    path: 'spec.ipFamilies',
    // Only the first one stays; where it is absent, it is that of the cluster.
    refuses: (before, after) =>
      haveAddresses(before, after) && familyOf(after) !== undefined && familyOf(before) !== familyOf(after),
    uncertain: (before) => familyOf(before) === undefined,
  },
  { ...service, path: 'spec.loadBalancerClass', refuses: areLoadBalancers },
  {
    group: 'networking.k8s.io',
    kind: 'IngressClass',
    path: 'spec.controller',
    wayOut: deleteClusterWide('ingressclass', 'Ingresses that name it are not served in between'),
    source: validationOf('networking'),
  },
  {
    group: 'discovery.k8s.io',
    kind: 'EndpointSlice',
    path: 'addressType',
    wayOut: deleteFirst('endpointslice', 'nothing is sent to its addresses in between'),
    source: validationOf('discovery'),
  },
];
