import { beforeAll, describe, expect, it } from '@jest/globals';
import { claimsOf, podSpecOf, type Release } from '../../src/manifest/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { renderCase, type CaseOptions } from '../support/index.js';
import { componentOf, environment } from './components.js';

const COMPONENT = 'nfs-provisioner';
const CLUSTER_KINDS = ['PersistentVolume', 'ClusterRole', 'ClusterRoleBinding'] as const;

const renderProvisioner = (values: JsonObject = {}, options: CaseOptions = {}): Promise<Release> =>
  renderCase('default', {
    ...options,
    inlineValues: { [COMPONENT]: { enabled: true, server: '192.0.2.10', ...values } },
  });

const ownClusterObjects = (release: Release) =>
  release.ofComponent(COMPONENT).filter(({ kind }) => CLUSTER_KINDS.some((own) => own === kind));

const ownClass = (release: Release) =>
  release.ofComponent(COMPONENT).find(({ kind }) => kind === 'StorageClass')?.document;

let release: Release;

beforeAll(async () => {
  release = await renderProvisioner();
});

describe('the NFS provisioner', () => {
  it('is not there unless the values ask for it', async () => {
    expect((await renderCase('default')).ofComponent(COMPONENT)).toEqual([]);
  });

  it('mounts the export by a claim of its own, since restricted pods may name no NFS server', () => {
    const workload = componentOf(release, 'Deployment', COMPONENT);
    expect(podSpecOf(workload)?.volumes?.filter(({ nfs }) => nfs !== undefined)).toEqual([]);
    const [claim] = claimsOf(release, workload);
    const volume = release.find('PersistentVolume', claim?.spec?.volumeName ?? '');
    expect(volume?.document['spec']).toMatchObject({
      nfs: { server: '192.0.2.10', path: '/srv/nfs' },
      claimRef: { namespace: 'default', name: 'egov-nfs-provisioner' },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: '',
    });
    expect(claim?.spec?.storageClassName).toBe('');
  });

  it('runs as an ordinary user with a token, which its calls of the API need', () => {
    expect(podSpecOf(componentOf(release, 'Deployment', COMPONENT))).toMatchObject({
      automountServiceAccountToken: true,
      securityContext: { runAsNonRoot: true, runAsUser: 65534 },
    });
  });

  it('never runs twice at a time, so that it needs no right to write locks', () => {
    expect(componentOf(release, 'Deployment', COMPONENT).document.spec).toMatchObject({
      replicas: 1,
      strategy: { type: 'Recreate' },
    });
    const variables = environment(release, componentOf(release, 'Deployment', COMPONENT));
    expect(variables.get('ENABLE_LEADER_ELECTION')).toMatchObject({ value: 'false' });
    expect(release.ofComponent(COMPONENT).map(({ kind }) => kind)).not.toContain('Role');
  });

  it('may read and write volumes, claims and events, and nothing else', () => {
    const [role] = release.ofComponent(COMPONENT).filter(({ kind }) => kind === 'ClusterRole');
    expect(role?.document['rules']).toEqual([
      {
        apiGroups: [''],
        resources: ['persistentvolumes'],
        verbs: ['get', 'list', 'watch', 'create', 'delete'],
      },
      { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['list', 'watch', 'update'] },
      { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
    ]);
  });

  it('may ask for a node only where volumes wait for the pod', async () => {
    const waiting = await renderProvisioner({ storageClass: { volumeBindingMode: 'WaitForFirstConsumer' } });
    const [role] = waiting.ofComponent(COMPONENT).filter(({ kind }) => kind === 'ClusterRole');
    expect(role?.document['rules']).toContainEqual({ apiGroups: [''], resources: ['nodes'], verbs: ['get'] });
  });
});

describe('the names of the NFS provisioner', () => {
  it('in the cluster meet no other release, in the same namespace or another', async () => {
    const releases = await Promise.all([
      renderProvisioner(),
      renderProvisioner({}, { releaseName: 'second' }),
      renderProvisioner({}, { namespace: 'ministry' }),
    ]);
    const names = releases.map((one) => [
      ...new Set(ownClusterObjects(one).map(({ metadata }) => metadata.name)),
    ]);
    expect(names).toEqual([
      ['default-egov-nfs-provisioner'],
      ['default-second-nfs-provisioner'],
      ['ministry-egov-nfs-provisioner'],
    ]);
  });

  it('in the cluster stand in no namespace', () => {
    expect(ownClusterObjects(release).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual(
      expect.arrayContaining(CLUSTER_KINDS.map((kind) => [kind, undefined])),
    );
  });

  it('are the same for the program and its class, and short enough for Kubernetes', async () => {
    const long = await renderProvisioner({}, { releaseName: 'r'.repeat(53), namespace: 'n'.repeat(63) });
    for (const one of [release, long]) {
      const { provisioner = '' } = (ownClass(one) ?? {}) as { provisioner?: string };
      const [workload] = one.ofKind('Deployment').filter(({ metadata }) => metadata.name.endsWith(COMPONENT));
      expect(JSON.stringify(workload?.document)).toContain(`"value":"${provisioner}"`);
      expect(provisioner).toMatch(/^egov-msa\/[a-z0-9-]{1,62}[a-z0-9]$/);
    }
  });
});

describe('the class of the NFS provisioner', () => {
  it('keeps the data of deleted claims and outlives an uninstall', () => {
    expect(ownClass(release)).toMatchObject({
      metadata: { name: 'nfs', annotations: { 'helm.sh/resource-policy': 'keep' } },
      parameters: { archiveOnDelete: 'true' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'Immediate',
    });
  });

  it('is left to the cluster when the values say so', async () => {
    expect(ownClass(await renderProvisioner({ storageClass: { create: false } }))).toBeUndefined();
  });
});
