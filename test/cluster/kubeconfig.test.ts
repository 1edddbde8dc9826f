import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, TWELVE } from './support.js';

const NAME = 'egov-test-kubeconfig';
const sandbox = createSandbox(NAME);

describe('egov-msa kubeconfig', () => {
  beforeAll(async () => {
    await sandbox.run('up', '--cluster', NAME, '--chart', TWELVE, '--environment', 'small');
  }, 300_000);

  afterAll(() => sandbox.close());

  it('prints the path that kubectl needs and nothing else', async () => {
    const { exitCode, stdout } = await sandbox.run('kubeconfig', '--cluster', NAME);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(sandbox.layout().kubeconfig);
    expect(await sandbox.kubectl('get', 'deployments', '--namespace=egov', '--output=name')).toContain(
      'deployment',
    );
  }, 60_000);

  it('gives JSON on request', async () => {
    const { stdout } = await sandbox.run('kubeconfig', '--cluster', NAME, '--output', 'json');
    expect(JSON.parse(stdout)).toEqual({
      kubeconfig: sandbox.layout().kubeconfig,
      context: NAME,
      cluster: NAME,
    });
  }, 60_000);
});
