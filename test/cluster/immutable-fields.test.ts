import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  type KubernetesObject,
} from '@kubernetes/client-node';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { refusalsOf } from '../../src/upgrade/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { changeCases, changed, changedObjects, CLASS } from '../upgrade/changes/index.js';
import { createSandbox } from './support.js';

const NAME = 'fields';
const sandbox = createSandbox(NAME);

interface ServerAnswer {
  readonly accepted: boolean;
  readonly reason: string;
}

describe('the table of immutable fields, asked of the API server', () => {
  let api: KubernetesObjectApi;

  // Applied as Helm 4 does; what is no longer said is taken away.
  const apply = async (object: JsonObject, dryRun?: 'All'): Promise<ServerAnswer> => {
    try {
      const manifest = object as unknown as KubernetesObject;
      await api.patch(manifest, undefined, dryRun, 'helm', true, PatchStrategy.ServerSideApply);
      return { accepted: true, reason: '' };
    } catch (error) {
      return { accepted: false, reason: (error as { body?: string }).body ?? String(error) };
    }
  };

  beforeAll(async () => {
    throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
    const configuration = new KubeConfig();
    configuration.loadFromFile(sandbox.layout().kubeconfig);
    api = KubernetesObjectApi.makeApiClient(configuration);
    for (const { object } of changedObjects) {
      const { accepted, reason } = await apply(object);
      if (!accepted) throw new Error(reason);
    }
    await sandbox.kubectl(
      ...['wait', 'persistentvolumeclaim/data', '--namespace=default', '--timeout=60s'],
      '--for=jsonpath={.status.phase}=Bound',
    );
    await sandbox.kubectl(
      ...['wait', 'customresourcedefinition/tables.example.test', '--timeout=60s'],
      '--for=condition=Established',
    );
  }, 180_000);

  afterAll(() => sandbox.close(), 60_000);

  it.each(changeCases)('is right about %s', async (_, object, change) => {
    const after = changed(object, change);
    const { accepted, reason } = await apply(after, 'All');
    expect({ reason, refused: !accepted }).toEqual({ reason, refused: change.refused !== undefined });
    expect(refusalsOf(object, after).length > 0).toBe(!accepted);
  });

  it('knows that a claim grows only where its class allows it', async () => {
    const claim = changedObjects
      .map(({ object }) => object)
      .find(({ kind }) => kind === 'PersistentVolumeClaim');
    const larger = changed(claim ?? {}, { patch: { spec: { resources: { requests: { storage: '3Gi' } } } } });
    expect(refusalsOf(claim ?? {}, larger)).toMatchObject([{ uncertain: true }]);
    expect(await apply(larger, 'All')).toMatchObject({ accepted: true });
    await sandbox.kubectl('patch', 'storageclass', CLASS, '--patch={"allowVolumeExpansion": false}');
    expect(await apply(larger, 'All')).toMatchObject({
      accepted: false,
      reason: expect.stringContaining('must support resize') as unknown as string,
    });
  });
});
