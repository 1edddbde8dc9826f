import type { JsonObject } from '../../../src/yaml/index.js';
import type { ChangedObject } from './types.js';

const service = (name: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ name: 'http', port: 80 }], selector: { app: 'web' }, ...spec },
});

const specOf = (spec: JsonObject): JsonObject => ({ spec });

/** Services and what leads to them. */
export const network: readonly ChangedObject[] = [
  {
    object: service('usual'),
    changes: {
      'no address': { patch: specOf({ clusterIP: 'None' }), refused: 'spec.clusterIP' },
      'another address': { patch: specOf({ clusterIP: '10.96.77.77' }), refused: 'spec.clusterIP' },
      'a list without address': {
        patch: specOf({ clusterIPs: ['10.96.77.77'] }),
        refused: 'spec.clusterIPs',
        notAnew: 'The list alone is no address.',
      },
      'other ports, pods and type': {
        patch: specOf({ type: 'NodePort', ports: [{ name: 'http', port: 81 }], selector: { app: 'b' } }),
      },
      'the way of a name': {
        patch: specOf({ type: 'ExternalName', externalName: 'example.test', selector: null }),
      },
      'sessions that stay': { patch: specOf({ sessionAffinity: 'ClientIP' }) },
    },
  },
  {
    object: service('headless', { clusterIP: 'None' }),
    changes: {
      'an address': { patch: specOf({ clusterIP: '10.96.77.78' }), refused: 'spec.clusterIP' },
      'nothing said of it': { patch: specOf({ clusterIP: null }) },
      'pods that are not ready': { patch: specOf({ publishNotReadyAddresses: true }) },
    },
  },
  {
    object: service('family', { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
    changes: {
      'the other family': {
        patch: specOf({ ipFamilies: ['IPv6'] }),
        refused: 'spec.ipFamilies',
        notAnew: 'It has one family only.',
      },
      'nothing said of it': { patch: specOf({ ipFamilies: null }) },
      'both where there are both': { patch: specOf({ ipFamilyPolicy: 'PreferDualStack' }) },
    },
  },
  {
    object: service('outside', { type: 'LoadBalancer', loadBalancerClass: 'example.test/a' }),
    changes: {
      'another class': {
        patch: specOf({ loadBalancerClass: 'example.test/b' }),
        refused: 'spec.loadBalancerClass',
      },
      'no class': { patch: specOf({ loadBalancerClass: null }), refused: 'spec.loadBalancerClass' },
      'another type': { patch: specOf({ type: 'NodePort', loadBalancerClass: null }) },
    },
  },
  {
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'web' },
      spec: { controller: 'example.test/a' },
    },
    changes: {
      'another controller': {
        patch: specOf({ controller: 'example.test/b' }),
        refused: 'spec.controller',
      },
      parameters: { patch: specOf({ parameters: { kind: 'ConfigMap', name: 'a' } }) },
    },
  },
  {
    object: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'web' },
      addressType: 'IPv4',
      endpoints: [],
      ports: [],
    },
    changes: {
      'the other family': { patch: { addressType: 'IPv6' }, refused: 'addressType' },
      'an address': { patch: { endpoints: [{ addresses: ['192.0.2.1'] }] } },
    },
  },
];
