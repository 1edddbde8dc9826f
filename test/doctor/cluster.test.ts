import { describe, expect, it } from '@jest/globals';
import { checkCluster, fitEnvironment, type ClusterFacts } from '../../src/doctor/index.js';

const bare: ClusterFacts = {
  context: 'prod',
  server: 'https://10.0.0.1:6443',
  version: '1.34.2',
  groups: [],
  nodes: [{ name: 'a', labels: {}, provider: '', address: '10.0.0.2' }],
  storageClasses: [{ name: 'standard', provisioner: 'rancher.io/local-path', isDefault: true }],
  ingressClasses: [],
  gatewayClasses: [],
};
const ALL = ['eks', 'istio', 'local', 'nks', 'openstack', 'production', 'vagrant'];
const node = (given: Partial<NonNullable<ClusterFacts['nodes']>[number]>) => ({
  nodes: [{ name: 'a', labels: {}, provider: '', address: '10.0.0.2', ...given }],
});
const checkNamed = (facts: ClusterFacts, name: string) =>
  checkCluster(facts, 'egov').find((check) => check.name === name);

describe('the environment that fits a cluster', () => {
  it.each<[string, Partial<ClusterFacts>, RegExp]>([
    ['eks', node({ provider: 'aws:///ap-northeast-2a/i-1' }), /machine of AWS/],
    ['eks', node({ labels: { 'eks.amazonaws.com/nodegroup': 'a' } }), /machine of AWS/],
    [
      'nks',
      { server: 'https://1a2b-kr1-k8s.container.nhncloud.com:6443', ...node({ provider: 'openstack:///1' }) },
      /NHN Cloud/,
    ],
    ['openstack', node({ provider: 'openstack:///1' }), /machine of OpenStack/],
    [
      'openstack',
      { storageClasses: [{ name: 'disk', provisioner: 'cinder.csi.openstack.org', isDefault: true }] },
      /cinder\.csi\.openstack\.org/,
    ],
    ['vagrant', node({ address: '192.168.56.22' }), /Vagrant network/],
    ['local', {}, /default storage class, standard/],
  ])('is %s for %j', (environment, given, reason) => {
    const fit = fitEnvironment({ ...bare, ...given }, ALL);
    expect(fit).toMatchObject({ environment, reasons: [expect.stringMatching(reason)], overlays: [] });
  });

  it('is none without a default class, and the reason says what to set', () => {
    const fit = fitEnvironment({ ...bare, storageClasses: [] }, ALL);
    expect(fit).toEqual({ reasons: [expect.stringContaining('global.storage.shared')], overlays: [] });
  });

  it('has the overlay of a mesh where there is one', () => {
    expect(fitEnvironment({ ...bare, groups: ['networking.istio.io'] }, ALL)).toMatchObject({
      environment: 'local',
      overlays: ['istio'],
    });
  });

  it('is one that the chart has', () => {
    const fit = fitEnvironment({ ...bare, ...node({ provider: 'aws:///x/i-1' }) }, ['local']);
    expect(fit.environment).toBe('local');
  });
});

describe('what a cluster is told to lack', () => {
  it('is nothing when it has all', () => {
    const full: ClusterFacts = {
      ...bare,
      groups: ['metrics.k8s.io', 'networking.istio.io'],
      storageClasses: [
        { name: 'standard', provisioner: 'x', isDefault: true },
        { name: 'shared', provisioner: 'efs.csi.aws.com', isDefault: false },
      ],
      ingressClasses: ['nginx'],
      gatewayClasses: ['envoy'],
      namespace: { podSecurity: 'restricted' },
    };
    expect(checkCluster(full, 'egov').filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(checkNamed(full, 'ReadWriteMany')?.found).toBe('shared (efs.csi.aws.com)');
  });

  it.each([
    ['1.31.9', 'missing'],
    ['1.32.0', 'ok'],
    ['1.33.4-eks-abc', 'ok'],
  ])('is the version when it is %s: %s', (version, verdict) => {
    expect(checkNamed({ ...bare, version }, 'Kubernetes')?.verdict).toBe(verdict);
  });

  it('is a class for ReadWriteMany, metrics, routes and a mesh, each with what it is for', () => {
    const notes = checkCluster(bare, 'egov').filter(({ verdict }) => verdict === 'note');
    expect(notes.map(({ name }) => name)).toEqual([
      'ReadWriteMany',
      'Metrics',
      'Ingress classes',
      'Gateway classes',
      'Istio',
      'Namespace egov',
    ]);
    expect(notes.every(({ hint }) => hint !== undefined)).toBe(true);
  });

  it('is the right to look, where this user has none', () => {
    const { context, server, version, groups } = bare;
    const hidden = checkCluster({ context, server, version, groups }, 'egov');
    expect(hidden.filter(({ found }) => found.includes('may not list')).map(({ name }) => name)).toEqual([
      'Nodes',
      'Storage classes',
      'Ingress classes',
      'Gateway classes',
    ]);
  });
});
