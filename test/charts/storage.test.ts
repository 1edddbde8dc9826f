import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/yaml/index.js';
import { renderCase } from '../support/index.js';

const renderClasses = (classes: JsonObject) =>
  renderCase('default', { inlineValues: { storage: { classes } } });

const KEPT = { 'helm.sh/resource-policy': 'keep' };

describe('the shared claim', () => {
  it('leaves the class to the cluster and outlives an uninstall', async () => {
    const claim = (await renderCase('default')).find('PersistentVolumeClaim', 'egov-attachments');
    expect(claim?.document.spec).toEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '5Gi' } },
    });
    expect(claim?.metadata.annotations).toEqual(KEPT);
  });

  it.each([
    ['nfs', 'nfs'],
    ['-', ''],
  ])('with the class %s asks for %j', async (storageClass, storageClassName) => {
    const release = await renderCase('default', {
      inlineValues: { global: { storage: { shared: { storageClass, accessMode: 'ReadWriteMany' } } } },
    });
    expect(release.find('PersistentVolumeClaim', 'egov-attachments')?.document.spec).toMatchObject({
      accessModes: ['ReadWriteMany'],
      storageClassName,
    });
  });

  it('is not made when the user has one', async () => {
    const release = await renderCase('default', {
      inlineValues: { global: { storage: { shared: { existingClaim: 'ours' } } } },
    });
    expect(release.ofComponent('storage')).toEqual([]);
  });
});

describe('a storage class', () => {
  it('is made by nobody unless the values name one', async () => {
    expect((await renderCase('default')).ofKind('StorageClass')).toEqual([]);
  });

  it('keeps the volumes of deleted claims and waits for the zone of the pod', async () => {
    const release = await renderClasses({
      cinder: { provisioner: 'cinder.csi.openstack.org', parameters: { type: 'SSD' } },
    });
    const [storageClass] = release.ofKind('StorageClass');
    expect(storageClass?.document).toMatchObject({
      provisioner: 'cinder.csi.openstack.org',
      parameters: { type: 'SSD' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    });
  });

  it('is of the whole cluster and outlives an uninstall', async () => {
    const [storageClass] = (await renderClasses({ fast: { provisioner: 'ebs.csi.aws.com' } })).ofKind(
      'StorageClass',
    );
    expect(storageClass?.metadata.name).toBe('fast');
    expect(storageClass?.metadata.namespace).toBeUndefined();
    expect(storageClass?.metadata.annotations).toEqual(KEPT);
  });

  it('says all that the user says', async () => {
    const release = await renderClasses({
      shared: {
        provisioner: 'nfs.csi.k8s.io',
        default: true,
        reclaimPolicy: 'Delete',
        volumeBindingMode: 'Immediate',
        allowVolumeExpansion: false,
        mountOptions: ['nfsvers=4.1'],
        annotations: { owner: 'ministry' },
      },
    });
    expect(release.ofKind('StorageClass')[0]).toMatchObject({
      metadata: {
        annotations: { ...KEPT, 'storageclass.kubernetes.io/is-default-class': 'true', owner: 'ministry' },
      },
      document: {
        reclaimPolicy: 'Delete',
        volumeBindingMode: 'Immediate',
        allowVolumeExpansion: false,
        mountOptions: ['nfsvers=4.1'],
      },
    });
  });

  it('of the cluster itself is named without being written', async () => {
    const release = await renderClasses({
      own: { create: false, provisioner: 'a.example.com' },
      second: { provisioner: 'b.example.com' },
      third: { provisioner: 'c.example.com' },
    });
    expect(release.ofKind('StorageClass').map(({ metadata }) => metadata.name)).toEqual(['second', 'third']);
  });
});
