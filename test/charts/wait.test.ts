import { afterEach, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { podSpecOf } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import { deploymentOf } from './services.js';

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** A config server that serves whatever revision it is told to. */
const serve = async (revision: () => string): Promise<{ port: number; requests: string[] }> => {
  const requests: string[] = [];
  const started = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ propertySources: [{ source: { 'egov.revision': revision() } }] }));
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return { port: (started.address() as AddressInfo).port, requests };
};

/** The script of the init container, pointed at a port of this machine. */
const waitScript = async (port: number): Promise<{ script: string; revision: string }> => {
  const release = await renderCase('default');
  const { initContainers = [] } = podSpecOf(deploymentOf(release, 'apigateway')) ?? {};
  const script = initContainers.find(({ name }) => name === 'wait')?.command?.[2] ?? '';
  return {
    script: script
      .replaceAll('egov-config:8888', `127.0.0.1:${String(port)}`)
      .replaceAll('egov-config/8888', `127.0.0.1/${String(port)}`)
      .replaceAll('sleep 2', 'sleep 0.1'),
    revision: /REVISION=([0-9a-f]{64})/.exec(script)?.[1] ?? '',
  };
};

describe('the container that waits before a client of the config server', () => {
  it('lets it start when the server has the files of this release', async () => {
    let current = '';
    const { port } = await serve(() => current);
    const { script, revision } = await waitScript(port);
    current = revision;
    const { exitCode } = await execa('bash', ['-c', script], { reject: false, timeout: 4_000 });
    expect(exitCode).toBe(0);
  });

  it('holds it back while an older server still answers', async () => {
    let current = 'older';
    const { port, requests } = await serve(() => current);
    const { script, revision } = await waitScript(port);
    const running = execa('bash', ['-c', script], { reject: false, timeout: 4_000 });
    while (requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(running.exitCode).toBeNull();
    current = revision;
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(0);
    expect(stdout).toContain("to serve this release's configuration");
    expect(new Set(requests)).toEqual(new Set(['/revision/default']));
  });
});
