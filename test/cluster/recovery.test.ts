import { afterAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startCluster, stopCluster } from '../../src/cluster/index.js';
import { stopProcesses } from '../../src/process/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { createSandbox, processesOf } from './support.js';

interface State {
  readonly ports: { readonly apiServer: number };
  readonly processes: Readonly<Record<string, { readonly pid: number; readonly startedAt: string }>>;
}

const NAME = 'hurt';
const sandbox = createSandbox(NAME, 'early');
const COMPONENTS = 5;

const start = async () => throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
const readState = (): State => JSON.parse(readFileSync(sandbox.layout().state, 'utf8')) as State;

describe('a cluster that was disturbed', () => {
  afterAll(() => sandbox.close(), 30_000);

  it('keeps its objects when one of its programs is killed', async () => {
    await start();
    await sandbox.kubectl('create', 'configmap', 'kept', '--namespace=default');
    const controllers = readState().processes['kube-controller-manager'];
    expect(controllers).toBeDefined();
    await stopProcesses(controllers === undefined ? [] : [controllers], { graceMilliseconds: 0 });
    expect((await start()).started).toBe(true);
    expect(await processesOf(sandbox.layout())).toHaveLength(COMPONENTS);
    expect(await sandbox.kubectl('get', 'configmap', 'kept', '--namespace=default', '--output=name')).toBe(
      'configmap/kept',
    );
  }, 90_000);

  it('is stopped with its data kept, and takes other ports when its own are taken', async () => {
    const { apiServer } = readState().ports;
    throwIfFailed(await stopCluster({ name: NAME, root: sandbox.root, keepData: true }));
    const intruder = createServer().listen(apiServer, '127.0.0.1');
    await once(intruder, 'listening');
    try {
      const cluster = await start();
      expect(cluster.server).not.toBe(`https://127.0.0.1:${String(apiServer)}`);
      expect(await sandbox.kubectl('get', 'configmap', 'kept', '--namespace=default', '--output=name')).toBe(
        'configmap/kept',
      );
    } finally {
      intruder.close();
    }
  }, 90_000);

  it('is not fooled by a process id that now belongs to another program', async () => {
    const state = readState();
    const etcd = state.processes['etcd'];
    writeFileSync(
      sandbox.layout().state,
      JSON.stringify({
        ...state,
        processes: { ...state.processes, etcd: { pid: process.pid, startedAt: 'long ago' } },
      }),
    );
    await start();
    // This test still runs, and the etcd that was no longer recorded has been ended with the others.
    expect(await processesOf(sandbox.layout())).toHaveLength(COMPONENTS);
    expect(await processesOf(sandbox.layout())).not.toContain(etcd?.pid);
  }, 90_000);

  it('is made again when its state was half written', async () => {
    writeFileSync(sandbox.layout().state, '{"ports": {"apiServer":');
    rmSync(join(sandbox.layout().pki, 'complete'));
    expect((await start()).started).toBe(true);
    expect(await processesOf(sandbox.layout())).toHaveLength(COMPONENTS);
  }, 90_000);

  it('leaves nothing when it is stopped', async () => {
    const stopped = throwIfFailed(await stopCluster({ name: NAME, root: sandbox.root }));
    expect(stopped.processes).toBe(COMPONENTS);
    expect(await processesOf(sandbox.layout())).toEqual([]);
    expect(() => readFileSync(sandbox.layout().state)).toThrow(/ENOENT/);
  }, 30_000);

  it('leaves no process and no file when its first start is interrupted', async () => {
    const interruption = new AbortController();
    const starting = startCluster({ name: 'early', root: sandbox.root, signal: interruption.signal });
    const deadline = Date.now() + 20_000;
    while ((await processesOf(sandbox.layout('early'))).length === 0 && Date.now() < deadline);
    interruption.abort();
    const result = await starting;
    expect(result).toMatchObject({ ok: false, problem: { message: expect.stringContaining('interrupted') } });
    expect(await processesOf(sandbox.layout('early'))).toEqual([]);
    expect(() => readFileSync(sandbox.layout('early').state)).toThrow(/ENOENT/);
  }, 60_000);
});
