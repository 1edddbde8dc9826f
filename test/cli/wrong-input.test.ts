import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox, TWELVE } from '../cluster/support.js';

const sandbox = createSandbox();

describe('egov-msa up with wrong input', () => {
  afterAll(() => sandbox.close());

  const broken = join(sandbox.root, 'broken.yaml');
  writeFileSync(broken, 'deployments: [1\n');

  const cases = [
    {
      input: 'an unknown environment',
      args: ['--environment', 'smal'],
      sentence: 'There is no environment "smal". Did you mean "small"?',
      code: 2,
    },
    {
      input: 'an unknown ministry',
      args: ['--ministry', 'moe'],
      sentence: 'There is no ministry "moe".',
      code: 2,
    },
    {
      input: 'a missing values file',
      args: ['-f', 'nope.yaml'],
      sentence: 'No values file at nope.yaml.',
      code: 2,
    },
    {
      input: 'a broken values file',
      args: ['-f', broken],
      sentence: 'broken.yaml is not valid YAML',
      code: 1,
    },
    {
      input: 'an unknown key',
      args: ['--set', 'typo=1'],
      sentence: "additional properties 'typo' not allowed",
      code: 1,
    },
    {
      input: 'a wrong type',
      args: ['--set', 'deployments=many'],
      sentence: '/deployments: got string, want integer',
      code: 1,
    },
    {
      input: 'an unknown context',
      args: ['--kubeconfig', join(sandbox.root, 'absent'), '--context', 'x'],
      sentence: 'cannot be read',
      code: 2,
    },
    {
      input: 'a cluster and a context',
      args: ['--cluster', 'a', '--context', 'b'],
      sentence: 'cannot be used with',
      code: 2,
    },
    {
      input: 'an impossible cluster name',
      args: ['--cluster', 'A_b'],
      sentence: '"A_b" is not a cluster name.',
      code: 2,
    },
    {
      input: 'a time without a unit',
      args: ['--timeout', '5'],
      sentence: 'Write a time like 90s, 5m or 1h.',
      code: 2,
    },
    {
      input: 'an unknown option',
      args: ['--enviroment', 'x'],
      sentence: 'Did you mean --environment?',
      code: 2,
    },
  ];

  it.each(cases)('names $input, exits with $code and starts nothing', async ({ args, sentence, code }) => {
    const { exitCode, stderr } = await sandbox.run('up', '--chart', TWELVE, ...args);
    expect(stderr).toContain(sentence);
    expect(exitCode).toBe(code);
    expect(existsSync(sandbox.layout('egov-msa').directory)).toBe(false);
  });

  it('names a cluster that does not answer', async () => {
    const kubeconfig = join(sandbox.root, 'unreachable');
    writeFileSync(
      kubeconfig,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'gone', cluster: { server: 'https://127.0.0.1:1' } }],
        users: [{ name: 'me', user: {} }],
        contexts: [{ name: 'gone', context: { cluster: 'gone', user: 'me' } }],
      }),
    );
    const own = ['--kubeconfig', kubeconfig, '--context', 'gone'];
    const { exitCode, stderr } = await sandbox.run('up', '--chart', TWELVE, ...own);
    expect(stderr).toContain('The cluster cannot be reached');
    expect(exitCode).toBe(1);
    const status = await sandbox.run('status', ...own);
    expect(status.stderr).toContain('The workloads cannot be read');
    expect(status.exitCode).toBe(1);
  }, 60_000);
});
