import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { join } from 'node:path';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { EGOV_CHART_DIRECTORY } from '../support/index.js';
import { createSandbox } from './support.js';

const CLUSTER = 'tenancy';
const MINISTRY = 'lifelong-learning';
const sandbox = createSandbox(CLUSTER);
const TIME = 240_000;

const DEPLOYERS = `${MINISTRY}:deployers`;
const OPERATORS = `${MINISTRY}:operators`;
const STAFF = `${MINISTRY}:staff`;

const VALUES = [
  ...['--namespace', MINISTRY, '--values', join(EGOV_CHART_DIRECTORY, 'ministries', `${MINISTRY}.yaml`)],
  ...['--set', `tenancy.operators.deploy.groups[0]=${DEPLOYERS}`],
];

const runHelm = (program: string | undefined, args: readonly string[]) =>
  execa(program ?? 'helm', args, { env: { KUBECONFIG: sandbox.layout().kubeconfig }, reject: false });

const helm = (...args: readonly string[]) => runHelm(process.env['EGOV_MSA_HELM'], args);

/** Applies the release as somebody of a group, who may not touch quota and rights. */
const upgradeAs = (group: string, program: string | undefined, ...further: readonly string[]) =>
  runHelm(program, [
    ...['upgrade', '--install', MINISTRY, EGOV_CHART_DIRECTORY, ...VALUES],
    ...['--kube-as-user', 'kim', '--kube-as-group', group, '--set', 'tenancy.appliedBy=administrator'],
    ...['--wait', '--timeout', '2m', ...further],
  ]);

const asGroup = (group: string, ...args: readonly string[]): Promise<string> =>
  sandbox.kubectl(...args, '--namespace', MINISTRY, '--as', 'kim', '--as-group', group);

/** The answer of the API server; `no` makes kubectl fail. */
const may = async (group: string, verb: string, resource: string): Promise<string> => {
  const [name = '', subresource = ''] = resource.split('/');
  const question = ['auth', 'can-i', verb, name, `--subresource=${subresource}`, '--quiet'];
  return asGroup(group, ...question).then(
    () => 'yes',
    () => 'no',
  );
};

const refusedPods = (): Promise<string> =>
  sandbox.kubectl(
    ...['get', 'events', '--namespace', MINISTRY, '--field-selector', 'reason=FailedCreate'],
    ...['--output', 'jsonpath={range .items[*]}{.message}{"\\n"}{end}'],
  );

beforeAll(async () => {
  throwIfFailed(await startCluster({ name: CLUSTER, root: sandbox.root }));
  const { stdout } = await helm(
    ...['template', MINISTRY, EGOV_CHART_DIRECTORY, ...VALUES],
    ...['--set', 'tenancy.namespace.create=true', '--show-only', 'templates/tenancy/*'],
  );
  await sandbox.apply(stdout);
}, TIME);

afterAll(() => sandbox.close(), 60_000);

describe('a ministry whose quota and rights the administrator has applied', () => {
  it(
    'is installed and upgraded by its own people, with helm 4 and helm 3',
    async () => {
      expect(await upgradeAs(DEPLOYERS, process.env['EGOV_MSA_HELM'])).toMatchObject({ exitCode: 0 });
      const second = await upgradeAs(
        DEPLOYERS,
        process.env['EGOV_MSA_HELM3'],
        ...['--set', 'global.timezone=UTC', '--set', 'mysql.podAnnotations.round=second'],
      );
      expect([second.exitCode, second.stderr]).toEqual([0, expect.not.stringContaining('forbidden')]);
    },
    TIME,
  );

  it('had room for every pod while all Deployments rolled at once', async () => {
    const refusals = (await refusedPods()).split('\n').filter((message) => message !== '');
    // Two pods counted at the same moment are a conflict, which is tried again.
    expect(refusals.filter((message) => !message.includes('the object has been modified'))).toEqual([]);
  });

  it('is restarted by its operators, who can not upgrade it', async () => {
    const restarted = await asGroup(OPERATORS, 'rollout', 'restart', 'deployment', `${MINISTRY}-portal`);
    expect(restarted).toContain('restarted');
    expect(await upgradeAs(OPERATORS, process.env['EGOV_MSA_HELM'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('cannot list resource "secrets"') as unknown as string,
    });
  });

  it.each([
    [STAFF, 'list', 'pods', 'yes'],
    [STAFF, 'get', 'pods/log', 'yes'],
    [STAFF, 'get', 'resourcequotas', 'yes'],
    [STAFF, 'get', 'secrets', 'no'],
    [STAFF, 'patch', 'deployments.apps', 'no'],
    [OPERATORS, 'patch', 'deployments.apps/scale', 'yes'],
    [OPERATORS, 'create', 'pods/portforward', 'yes'],
    [OPERATORS, 'create', 'pods/exec', 'no'],
    [OPERATORS, 'get', 'secrets', 'no'],
    [DEPLOYERS, 'list', 'secrets', 'yes'],
    [DEPLOYERS, 'patch', 'resourcequotas', 'no'],
    [DEPLOYERS, 'create', 'rolebindings.rbac.authorization.k8s.io', 'no'],
    ['somebody:else', 'list', 'pods', 'no'],
  ])('lets %s %s %s: %s', async (group, verb, resource, answer) => {
    expect(await may(group, verb, resource)).toBe(answer);
  });
});
