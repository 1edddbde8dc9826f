import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { currentTarget, findChecksum, installRelease, type Release } from '../../src/tools/release.js';
import { useTemporaryDirectories } from '../support/index.js';

const SUM = 'a'.repeat(64);
const temporaryDirectory = useTemporaryDirectories();

describe('findChecksum', () => {
  it.each([
    ['a sum alone', `${SUM}\n`],
    ['a sum with its file', `${SUM}  tool.tar.gz\n`],
    ['the line of the file among others', `${'b'.repeat(64)}  other\n${SUM} *tool.tar.gz\n`],
  ])('reads %s', (_, text) => {
    expect(findChecksum(text, 'tool.tar.gz')).toBe(SUM);
  });

  it.each([
    ['a page that is no checksum', '<html>not found</html>'],
    ['a list without the file', `${SUM}  other\n`],
    ['nothing', ''],
  ])('finds none in %s', (_, text) => {
    expect(findChecksum(text, 'tool.tar.gz')).toBeUndefined();
  });
});

describe('installRelease', () => {
  const PROGRAM = '#!/bin/sh\necho v1.2.3\n';
  const files = new Map<string, Buffer>();
  let server: Server;

  const release: Release = {
    url: () => 'https://example.test/tool.tar.gz',
    checksumUrl: () => 'https://example.test/tool.tar.gz.sha256',
    member: ({ os }) => `${os}/tool`,
  };

  const publish = async (directory: string): Promise<void> => {
    const { os } = currentTarget();
    mkdirSync(join(directory, os));
    writeFileSync(join(directory, os, 'tool'), PROGRAM);
    await execa('tar', ['-czf', 'tool.tar.gz', `${os}/tool`], { cwd: directory });
    const archive = readFileSync(join(directory, 'tool.tar.gz'));
    files.set('/example.test/tool.tar.gz', archive);
    const sum = createHash('sha256').update(archive).digest('hex');
    files.set('/example.test/tool.tar.gz.sha256', Buffer.from(`${sum}  tool.tar.gz\n`));
  };

  const install = async () => {
    const directory = temporaryDirectory();
    const destination = join(directory, 'tool');
    return { result: await installRelease(release, destination), directory, destination };
  };

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const content = files.get(url);
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    process.env['EGOV_MSA_MIRROR'] = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterEach(() => {
    files.clear();
  });

  afterAll(() => {
    delete process.env['EGOV_MSA_MIRROR'];
    server.close();
  });

  it('puts the program of a verified archive in place, executable', async () => {
    await publish(temporaryDirectory());
    const { result, destination } = await install();
    expect(result).toEqual({ ok: true, value: 'https://example.test/tool.tar.gz' });
    expect((await execa(destination)).stdout).toBe('v1.2.3');
  });

  it('refuses an archive whose checksum differs, and leaves nothing', async () => {
    await publish(temporaryDirectory());
    files.set('/example.test/tool.tar.gz.sha256', Buffer.from(`${SUM}  tool.tar.gz\n`));
    const { result, directory } = await install();
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('does not match') },
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('refuses an archive without a published checksum', async () => {
    await publish(temporaryDirectory());
    files.delete('/example.test/tool.tar.gz.sha256');
    const { result, destination } = await install();
    expect(result.ok).toBe(false);
    expect(existsSync(destination)).toBe(false);
  });

  it('says that a host cannot be reached', async () => {
    const mirror = process.env['EGOV_MSA_MIRROR'] ?? '';
    process.env['EGOV_MSA_MIRROR'] = 'http://127.0.0.1:1';
    const { result } = await install();
    process.env['EGOV_MSA_MIRROR'] = mirror;
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('could not be downloaded') },
    });
  });
});
