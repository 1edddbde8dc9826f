import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  type KubernetesObject,
} from '@kubernetes/client-node';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { immutableFields, refusalsOf } from '../../src/upgrade/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { changeCases, changed, changedObjects, CLASS, kindOf, nameOf } from '../upgrade/changes/index.js';
import { typeCommands } from './shell.js';
import { createSandbox } from './support.js';

const NAME = 'fields';
const sandbox = createSandbox(NAME);

/** The first refused change of each field whose way out is a command, with that command. */
const waysOut = immutableFields.flatMap(({ kind, path, wayOut }) => {
  const found = changeCases.find(
    ([, object, { refused, notAnew }]) =>
      kindOf(object) === kind && refused === path && notAnew === undefined,
  );
  const name = found === undefined ? '' : nameOf(found[1]);
  const command = /kubectl .+?(?=(?: right)? before the upgrade)/.exec(
    wayOut({ name, namespace: 'default' }),
  )?.[0];
  return found === undefined || command === undefined
    ? []
    : [[found[0], command, found[1], found[2]] as const];
});

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

  it.each(waysOut)('gets %s through with the command that it gives', async (_, command, object, change) => {
    await typeCommands(sandbox, command);
    expect(await apply(changed(object, change), 'All')).toEqual({ accepted: true, reason: '' });
    expect(await apply(object)).toEqual({ accepted: true, reason: '' });
  });

  it('renews a StatefulSet without a restart of its pods', async () => {
    // Alone in a namespace: orphans go to any controller that selects them, and the table has several of the same labels.
    const namespace = 'renewal';
    const inNamespace = (object: JsonObject): JsonObject => ({
      ...object,
      metadata: { ...(object['metadata'] as JsonObject), namespace },
    });
    const kubectl = (...args: readonly string[]) => sandbox.kubectl(`--namespace=${namespace}`, ...args);
    const pods = () => kubectl('get', 'pods', '--output=jsonpath={.items[*].metadata.uid}');
    const rolledOut = async (): Promise<void> => {
      await kubectl('rollout', 'status', 'statefulset/web', '--timeout=60s');
      await kubectl('wait', 'pods', '--all', '--for=condition=Ready', '--timeout=60s');
    };
    const [, command = '', object = {}, change = { patch: {} }] =
      waysOut.find(([name]) => name.startsWith('StatefulSet web: another Service')) ?? [];
    await sandbox.kubectl('create', 'namespace', namespace);
    expect(await apply(inNamespace(object))).toEqual({ accepted: true, reason: '' });
    await rolledOut();
    const before = await pods();
    await typeCommands(sandbox, command.replace('--namespace default', `--namespace ${namespace}`));
    expect(await apply(inNamespace(changed(object, change)))).toEqual({ accepted: true, reason: '' });
    await rolledOut();
    expect(before).not.toBe('');
    expect(await pods()).toBe(before);
  });
});
