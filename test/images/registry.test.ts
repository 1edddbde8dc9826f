import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readAccounts, resolveDigest } from '../../src/images/index.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();
const DIGEST = `sha256:${'a'.repeat(64)}`;
const account = { username: 'egov', password: 'pass:word' };
const basic = `Basic ${Buffer.from('egov:pass:word').toString('base64')}`;
const accountOf = () => account;

const closers: (() => Promise<unknown>)[] = [];

/** A server that speaks as much of a registry as a test needs; test/cluster asks a real one. */
const serve = async (listener: RequestListener): Promise<{ host: string; requests: IncomingMessage[] }> => {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { host: `127.0.0.1:${String((server.address() as AddressInfo).port)}`, requests };
};

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

describe('resolveDigest', () => {
  it('asks for the manifest by tag, lists of platforms before single ones', async () => {
    const { host, requests } = await serve((_, response) =>
      response.writeHead(200, { 'Docker-Content-Digest': DIGEST }).end(),
    );
    expect(await resolveDigest(`${host}/egov/admin:1.0`)).toEqual({ ok: true, value: DIGEST });
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      ['HEAD', '/v2/egov/admin/manifests/1.0'],
    ]);
    expect(requests[0]?.headers.accept).toMatch(/^application\/vnd\.oci\.image\.index/);
  });

  it('reckons the digest itself when the registry does not name it', async () => {
    const manifest = '{"schemaVersion":2}';
    const { host } = await serve((request, response) =>
      response.end(request.method === 'GET' ? manifest : undefined),
    );
    const digest = createHash('sha256').update(manifest).digest('hex');
    expect(await resolveDigest(`${host}/a:1`)).toEqual({ ok: true, value: `sha256:${digest}` });
  });

  it('gets the token that the registry sends it for, with the account', async () => {
    const { host, requests } = await serve((request, response) => {
      if (request.url?.startsWith('/token') === true) {
        response.end(JSON.stringify({ token: request.headers.authorization === basic ? 'good' : 'bad' }));
      } else if (request.headers.authorization === 'Bearer good') {
        response.writeHead(200, { 'Docker-Content-Digest': DIGEST }).end();
      } else {
        const realm = `http://${request.headers.host ?? ''}/token`;
        const challenge = `Bearer realm="${realm}",service="test",scope="repository:a:pull"`;
        response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
      }
    });
    expect(await resolveDigest(`${host}/a:1`, { accountOf })).toEqual({ ok: true, value: DIGEST });
    expect(requests[1]?.url).toBe('/token?service=test&scope=repository%3Aa%3Apull');
  });

  it('gives the account itself to a registry that asks for it, and to no other', async () => {
    const { host } = await serve((request, response) => {
      const isKnown = request.headers.authorization === basic;
      const headers = isKnown
        ? { 'Docker-Content-Digest': DIGEST }
        : { 'WWW-Authenticate': 'Basic realm="r"' };
      response.writeHead(isKnown ? 200 : 401, headers).end();
    });
    const asked: string[] = [];
    const find = (name: string) => {
      asked.push(name);
      return account;
    };
    expect(await resolveDigest(`${host}/a:1`, { accountOf: find })).toEqual({ ok: true, value: DIGEST });
    expect(asked).toEqual([host]);
    expect(await resolveDigest(`${host}/a:1`)).toMatchObject({
      ok: false,
      problem: {
        message: `${host} does not let you read ${host}/a:1.`,
        hint: `Log in first: docker login ${host}.`,
      },
    });
  });

  it.each([
    [404, 'has no image'],
    [500, 'answers 500 for'],
  ])('says what an answer of %s means', async (status, message) => {
    const { host } = await serve((_, response) => response.writeHead(status).end());
    const result = await resolveDigest(`${host}/a:1`);
    expect(result.ok ? '' : result.problem.message).toContain(message);
  });

  it('names a registry that cannot be reached', async () => {
    const { host } = await serve(() => undefined);
    await closers.pop()?.();
    const result = await resolveDigest(`${host}/a:1`);
    expect(result.ok ? '' : result.problem.message).toContain(`The registry ${host} cannot be asked`);
  });
});

describe('readAccounts', () => {
  it('finds the accounts that docker login keeps', () => {
    const directory = temporaryDirectory();
    const auth = Buffer.from('egov:pass:word').toString('base64');
    const auths = {
      'registry.example.go.kr:5000': { auth },
      'https://index.docker.io/v1/': { auth: Buffer.from('hub:secret').toString('base64') },
      'broken.example': { auth: 1 },
    };
    writeFileSync(join(directory, 'config.json'), JSON.stringify({ auths }));
    const find = readAccounts({ DOCKER_CONFIG: directory });
    expect(find('registry.example.go.kr:5000')).toEqual(account);
    expect(find('docker.io')).toEqual({ username: 'hub', password: 'secret' });
    expect([find('broken.example'), find('other.example')]).toEqual([undefined, undefined]);
  });

  it('has none without a file, or with one that is not readable', () => {
    const directory = temporaryDirectory();
    expect(readAccounts({ DOCKER_CONFIG: directory })('docker.io')).toBeUndefined();
    writeFileSync(join(directory, 'config.json'), '[');
    expect(readAccounts({ DOCKER_CONFIG: directory })('docker.io')).toBeUndefined();
  });
});
