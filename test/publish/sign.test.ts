import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../cli/commands/support.js';
import { HELMS, helmIn, signedBy, writeChart, writeKey, type KeyFiles } from './support.js';

let home: string;
let repository: string;
let minister: KeyFiles;
let archive: string;

const publish = (version: string, ...args: readonly string[]) =>
  run('publish', writeChart(home, version), '--repository', repository, ...args);

const verify = (helm: string, file = archive, ring = join(repository, 'pubring.gpg')) =>
  helmIn(home, helm, 'verify', file, '--keyring', ring);

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'egov-msa-sign-'));
  repository = join(home, 'public');
  archive = join(repository, 'web-1.0.0.tgz');
  minister = await writeKey(home, 'minister');
  const { code, errors } = await publish('1.0.0', ...signedBy('minister', minister));
  if (code !== 0) throw new Error(errors);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe.each(HELMS)('%s', (_, helm) => {
  it('verifies what was signed with the public key that was published', async () => {
    const { exitCode, stdout, stderr } = await verify(helm);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Signed by: minister <minister@example.go.kr>');
  });

  it('refuses the signature of somebody else', async () => {
    const { keyring } = await writeKey(home, 'stranger');
    const { exitCode, stderr } = await verify(helm, archive, keyring);
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/signature made by unknown entity/);
  });

  it('refuses an archive that was changed after it was signed', async () => {
    const changed = join(home, 'web-1.0.0.tgz');
    writeFileSync(changed, Buffer.concat([readFileSync(archive), Buffer.from([0])]));
    copyFileSync(`${archive}.prov`, `${changed}.prov`);
    const { exitCode, stderr } = await verify(helm, changed);
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/sha256 sum does not match/);
  });
});

describe('the published keys', () => {
  it('keep those of older versions when the key changes', async () => {
    const { code } = await publish('2.0.0', ...signedBy('successor', await writeKey(home, 'successor')));
    expect(code).toBe(0);
    for (const version of ['1.0.0', '2.0.0']) {
      const { exitCode } = await verify(HELMS[0][1], join(repository, `web-${version}.tgz`));
      expect(exitCode).toBe(0);
    }
  });

  it('hold no secret', () => {
    const ring = readFileSync(join(repository, 'pubring.gpg'));
    // The first octet of a packet holds its kind in the six lowest bits; 6 is a public key, 5 a secret one.
    expect((ring[0] ?? 0) & 0x3f).toBe(6);
    expect(ring.includes('open sesame')).toBe(false);
  });
});

describe('a key that cannot sign', () => {
  it('is named when the file is not there', async () => {
    const { code, errors } = await publish(
      '3.0.0',
      '--sign',
      'minister',
      '--keyring',
      join(home, 'absent.gpg'),
    );
    expect({ code, errors }).toMatchObject({
      code: 1,
      errors: expect.stringContaining('absent.gpg cannot be read'),
    });
  });

  it('is named when the file holds no key', async () => {
    const { code, errors } = await publish(
      '3.0.0',
      '--sign',
      'minister',
      '--keyring',
      minister.passphraseFile,
    );
    expect({ code, errors }).toMatchObject({
      code: 1,
      errors: expect.stringContaining('holds no secret OpenPGP key'),
    });
  });

  it('is named when it belongs to somebody else', async () => {
    const { code, errors } = await publish('3.0.0', '--sign', 'president', '--keyring', minister.keyring);
    expect({ code, errors }).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/no secret key of "president"[\s\S]*minister <minister@example\.go\.kr>/),
    });
  });

  it('is named when the passphrase is missing, or wrong', async () => {
    const key = ['--sign', 'minister', '--keyring', minister.keyring];
    expect((await publish('3.0.0', ...key)).errors).toContain('Give a file with it in --passphrase-file.');
    const wrong = join(home, 'wrong.txt');
    writeFileSync(wrong, 'close sesame\n');
    expect((await publish('3.0.0', ...key, '--passphrase-file', wrong)).errors).toContain(
      'does not open the secret key',
    );
  });
});
