import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { execa } from 'execa';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { createSandbox } from './support.js';

const NAME = 'parts';
const sandbox = createSandbox(NAME);

interface Listed {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
    readonly spec: { readonly storageClassName?: string };
    readonly status: { readonly phase?: string; readonly allocatable?: Readonly<Record<string, string>> };
  }[];
}

const list = async (...args: readonly string[]): Promise<Listed> =>
  JSON.parse(await sandbox.kubectl('get', ...args, '--output=json')) as Listed;

const { apply } = sandbox;

const claim = (name: string, storageClass: string): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name}, namespace: default }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ${storageClass}
  resources: { requests: { storage: 1Gi } }
`;

const STATEFUL_SET = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: immediate }
provisioner: example.test/immediate
volumeBindingMode: Immediate
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: database, namespace: default }
spec:
  serviceName: database
  replicas: 2
  selector: { matchLabels: { app: database } }
  template:
    metadata: { labels: { app: database } }
    spec:
      containers: [{ name: main, image: registry.example/main:1 }]
  volumeClaimTemplates:
    - metadata: { name: late }
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 1Gi } }
    - metadata: { name: early }
      spec:
        accessModes: [ReadWriteMany]
        storageClassName: immediate
        resources: { requests: { storage: 2Gi } }
`;

const waitForDatabase = () =>
  sandbox.kubectl('rollout', 'status', 'statefulset/database', '--namespace=default', '--timeout=30s');

describe('the embedded cluster', () => {
  beforeAll(async () => {
    throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
  }, 60_000);

  afterAll(() => sandbox.close(), 30_000);

  it('has two ready nodes in two zones', async () => {
    const nodes = await list('nodes');
    expect(nodes.items.map(({ metadata }) => metadata.labels?.['topology.kubernetes.io/zone'])).toEqual([
      'a',
      'b',
    ]);
    expect(nodes.items.map(({ status }) => status.allocatable)).toEqual([
      expect.objectContaining({ cpu: '8', memory: '32Gi', pods: '110' }),
      expect.objectContaining({ cpu: '8', memory: '32Gi', pods: '110' }),
    ]);
  });

  it('is reused while it is healthy', async () => {
    const started = Date.now();
    const again = throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
    expect(again.started).toBe(false);
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it('lets only its owner read the kubeconfig and keys', () => {
    const { kubeconfig, pki } = sandbox.layout();
    expect(statSync(kubeconfig).mode & 0o077).toBe(0);
    expect(statSync(pki).mode & 0o077).toBe(0);
  });

  it('listens on the loopback interface only', async () => {
    const { stdout } = await execa('node', [
      '-e',
      `const net = require('node:net'); const os = require('node:os');
       const state = require(${JSON.stringify(sandbox.layout().state)});
       const address = Object.values(os.networkInterfaces()).flat().find((entry) => !entry.internal && entry.family === 'IPv4');
       if (!address) { console.log('refused'); process.exit(); }
       net.connect(state.ports.apiServer, address.address)
         .on('connect', () => { console.log('connected'); process.exit(); })
         .on('error', () => console.log('refused'));`,
    ]);
    expect(stdout).toBe('refused');
  });

  it('binds the claims of a StatefulSet, of an Immediate and a WaitForFirstConsumer class', async () => {
    await apply(STATEFUL_SET);
    await waitForDatabase();
    const claims = await list('persistentvolumeclaims', '--namespace=default');
    expect(
      claims.items.map(({ metadata, spec, status }) => [metadata.name, spec.storageClassName, status.phase]),
    ).toEqual([
      ['early-database-0', 'immediate', 'Bound'],
      ['early-database-1', 'immediate', 'Bound'],
      ['late-database-0', 'standard', 'Bound'],
      ['late-database-1', 'standard', 'Bound'],
    ]);
  }, 40_000);

  it('gives a StatefulSet that is made again its kept volumes', async () => {
    const before = await list('persistentvolumes');
    await sandbox.kubectl('delete', 'statefulset', 'database', '--namespace=default');
    await apply(STATEFUL_SET);
    await waitForDatabase();
    const after = await list('persistentvolumes');
    expect(after.items.map(({ metadata }) => metadata.name)).toEqual(
      before.items.map(({ metadata }) => metadata.name),
    );
  }, 40_000);

  it('leaves a claim pending whose class does not exist, and one that no pod uses', async () => {
    await apply(`${claim('nowhere', 'missing')}---${claim('unused', 'standard')}`);
    // Long enough for a provisioner that ignores the binding mode to act: the others bound within this.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const claims = await list('persistentvolumeclaims', '--namespace=default');
    const pending = claims.items.filter(({ status }) => status.phase === 'Pending');
    expect(pending.map(({ metadata }) => metadata.name)).toEqual(['nowhere', 'unused']);
  });

  it('removes volumes with their claims', async () => {
    await sandbox.kubectl('delete', 'statefulset', 'database', '--namespace=default');
    await sandbox.kubectl(
      'delete',
      'persistentvolumeclaims',
      '--all',
      '--namespace=default',
      '--timeout=20s',
    );
    await sandbox.kubectl('wait', 'persistentvolumes', '--all', '--for=delete', '--timeout=20s');
    expect((await list('persistentvolumes')).items).toEqual([]);
  }, 50_000);

  it('finishes Jobs', async () => {
    await apply(`
apiVersion: batch/v1
kind: Job
metadata: { name: once, namespace: default }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: first, image: registry.example/first:1 }]
      containers: [{ name: main, image: registry.example/main:1 }]
`);
    const output = await sandbox.kubectl(
      'wait',
      'job/once',
      '--namespace=default',
      '--for=condition=complete',
      '--timeout=20s',
    );
    expect(output).toContain('condition met');
  }, 30_000);

  it('refuses a pod that breaks PodSecurity restricted', async () => {
    await sandbox.kubectl('create', 'namespace', 'strict');
    await sandbox.kubectl('label', 'namespace', 'strict', 'pod-security.kubernetes.io/enforce=restricted');
    await sandbox.kubectl(
      'wait',
      '--for=create',
      'serviceaccount/default',
      '--namespace=strict',
      '--timeout=10s',
    );
    const run = sandbox.kubectl('run', 'root', '--image=registry.example/main:1', '--namespace=strict');
    await expect(run).rejects.toThrow(/violates PodSecurity "restricted/);
  }, 30_000);

  it('enforces RBAC: a service account may do nothing that it was not allowed', async () => {
    const answer = sandbox.kubectl(
      'auth',
      'can-i',
      'list',
      'secrets',
      '--as=system:serviceaccount:default:default',
    );
    await expect(answer).rejects.toThrow(/exit code 1/);
  });
});
