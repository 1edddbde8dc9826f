import { execa } from 'execa';
import getPort from 'get-port';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** A server of the test on the loopback. */
export interface LoopbackServer {
  /** `host:port`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** Serves a folder over HTTP, as GitHub Pages does. */
export const serveFolder = async (directory: string): Promise<LoopbackServer> => {
  mkdirSync(directory, { recursive: true });
  const handle = sirv(directory, { dev: true, dotfiles: true });
  const server = createServer((request, response) => {
    handle(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    address: `${HOST}:${String((server.address() as AddressInfo).port)}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Starts an OCI registry without TLS that stores below a folder. */
export const startRegistry = async (directory: string): Promise<LoopbackServer> => {
  const address = `${HOST}:${String(await getPort({ host: HOST }))}`;
  const configuration = join(directory, 'config.json');
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    configuration,
    JSON.stringify({
      version: '0.1',
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: join(directory, 'storage') } },
      http: { addr: address },
    }),
  );
  const program = process.env['EGOV_MSA_REGISTRY'] ?? 'registry';
  const registry = execa(program, ['serve', configuration], { reject: false });
  const answers = (): Promise<boolean> =>
    fetch(`http://${address}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (registry.exitCode === null && !(await answers()))
    await new Promise((resolve) => setTimeout(resolve, 100));
  if (registry.exitCode !== null) throw new Error(`The registry ended: ${(await registry).stderr}`);
  return {
    address,
    stop: async () => {
      registry.kill();
      await registry;
    },
  };
};
