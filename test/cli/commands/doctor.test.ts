import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../../src/tools/index.js';
import { testHelm, useTemporaryDirectories } from '../../support/index.js';

interface Answer {
  readonly checks: readonly {
    readonly name: string;
    readonly verdict: string;
    readonly found: string;
    readonly hint?: string;
  }[];
  readonly withoutCluster?: string;
}

const temporaryDirectory = useTemporaryDirectories();

/** A user with nothing but Node: no PATH, no home, no network. */
const doctor = async (variables: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const home = temporaryDirectory();
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [projectPath('bin', 'egov-msa.mjs'), 'doctor', ...args],
    {
      extendEnv: false,
      reject: false,
      env: {
        HOME: home,
        PATH: join(home, 'bin'),
        NO_COLOR: '1',
        EGOV_MSA_CACHE: join(home, 'cache'),
        EGOV_MSA_MIRROR: 'http://127.0.0.1:1',
        ...variables,
      },
    },
  );
  return { exitCode, stdout, stderr };
};

const answerOf = ({ stdout }: { readonly stdout: string }): Answer => JSON.parse(stdout) as Answer;
const named = ({ checks }: Answer, name: string) => checks.find((check) => check.name === name);

describe('egov-msa doctor', () => {
  it('says what to install where nothing is there, and fails', async () => {
    const { exitCode, stdout } = await doctor({});
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /✖ helm +not on PATH\n +Install Go 1\.26\.0 or later, which builds it, or put helm/,
    );
    expect(stdout).toMatch(/· kubectl +not on PATH/);
    expect(stdout).toContain('There is no kubeconfig');
    expect(stdout).toMatch(/✖ \d+ things missing: see the lines with ✖\.$/);
  });

  it('names the program that it takes, and the one that it passes over', async () => {
    const bin = temporaryDirectory();
    symlinkSync((await testHelm()).path, join(bin, 'helm'));
    writeFileSync(join(bin, 'kubeconform'), '#!/bin/sh\necho v0.4.0\n');
    chmodSync(join(bin, 'kubeconform'), 0o755);
    const answer = answerOf(await doctor({ PATH: `${bin}:/usr/bin:/bin` }, '--output', 'json'));
    expect(named(answer, 'helm')).toMatchObject({
      verdict: 'ok',
      found: expect.stringContaining(join(bin, 'helm')),
    });
    expect(named(answer, 'kubeconform')?.found).toContain(`${join(bin, 'kubeconform')} is 0.4.0`);
  });

  it('counts a cache that cannot be written as missing', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'file'), '');
    const answer = answerOf(
      await doctor({ EGOV_MSA_CACHE: join(directory, 'file', 'cache') }, '--output', 'json'),
    );
    expect(named(answer, 'Cache')).toMatchObject({
      verdict: 'missing',
      hint: expect.stringContaining('EGOV_MSA_CACHE'),
    });
  });

  it('examines the machine also when the cluster that was named does not answer', async () => {
    const directory = temporaryDirectory();
    mkdirSync(directory, { recursive: true });
    const kubeconfig = join(directory, 'config');
    const cluster = { server: 'https://127.0.0.1:1' };
    writeFileSync(
      kubeconfig,
      JSON.stringify({
        clusters: [{ name: 'gone', cluster }],
        users: [{ name: 'gone', user: {} }],
        contexts: [{ name: 'gone', context: { cluster: 'gone', user: 'gone' } }],
        'current-context': 'gone',
      }),
    );
    const run = await doctor({}, '--kubeconfig', kubeconfig, '--output', 'json');
    const answer = answerOf(run);
    expect(run.exitCode).toBe(1);
    expect(named(answer, 'Connection')).toMatchObject({
      verdict: 'missing',
      found: expect.stringContaining('The cluster of context "gone" does not answer'),
    });
    expect(named(answer, 'Node')).toMatchObject({ verdict: 'ok' });
    // Only the embedded cluster needs them.
    expect(named(answer, 'etcd')).toBeUndefined();
  });
});
