import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pLimit from 'p-limit';
import { installDefinitions, startCluster } from '../../src/cluster/index.js';
import { createHelmClient } from '../../src/helm/index.js';
import { loadSettings } from '../../src/invariants/index.js';
import { stacksOf, type Stack } from '../../src/matrix/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { describeTool } from '../../src/tools/index.js';
import { connect, ensureNamespace, readWorkloads, type WorkloadSummary } from '../../src/workloads/index.js';
import { egovChart, testHelm } from '../support/index.js';
import { createSandbox } from './support.js';

const NAME = 'matrix';
const sandbox = createSandbox(NAME);
const chart = egovChart();
const settings = throwIfFailed(loadSettings(chart.directory));
const stacks = stacksOf(chart);

/** Hours, for a machine that does much else; a quiet one needs less than two minutes. */
const MATRIX_TIME = 3_600_000;
/** Helm waits mostly, and two at once keep two cores busy. */
const RELEASES_AT_ONCE = 2;
/** What the cluster of a ministry has, as far as the chart uses it. */
const DEFINITIONS = ['istio', 'gateway-api', 'prometheus-operator', 'cert-manager'];

/** Room for the largest release, beside the two nodes that every embedded cluster has. */
const largeNode = (zone: string): object => {
  const size = { cpu: '64', memory: '512Gi', pods: '500', 'ephemeral-storage': '500Gi' };
  const labels = { 'kubernetes.io/os': 'linux', 'topology.kubernetes.io/zone': zone };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `large-${zone}`,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: { ...labels, 'kubernetes.io/hostname': `large-${zone}` },
    },
    status: { capacity: size, allocatable: size },
  };
};

const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

const fits = (pattern: string | undefined, name: string): boolean =>
  pattern === undefined || new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('+', '\\+')}$`).test(name);

/** The Secrets and ConfigMaps that chart-checks.yaml says somebody else makes for a stack. */
const externalObjects = ({ name }: Stack, namespace: string): readonly object[] =>
  settings.external
    .filter(
      ({ kind, name: object, values }) =>
        ['Secret', 'ConfigMap'].includes(kind) && !object.includes('*') && fits(values, name),
    )
    .map(({ kind, name: object, keys = [] }) => ({
      apiVersion: 'v1',
      kind,
      metadata: { name: object, namespace },
      [kind === 'Secret' ? 'stringData' : 'data']: Object.fromEntries(keys.map((key) => [key, 'example'])),
    }));

interface Outcome {
  /** Why it was not installed. */
  readonly refused?: string;
  readonly warnings: readonly string[];
  readonly workloads: readonly WorkloadSummary[];
}

const outcomes = new Map<string, Outcome>();

/** Class names are the cluster's, so the stacks of an environment follow each other; two environments share one. */
const chainOf = ({ environment }: Stack): string => (environment === 'vagrant' ? 'openstack' : environment);

const chains = [...new Set(stacks.map(chainOf))].map((chain) =>
  stacks.filter((stack) => chainOf(stack) === chain),
);

const installAndRemove = async (stack: Stack): Promise<Outcome> => {
  const namespace = stack.name.replaceAll('+', '-');
  const release = `egov-${stack.environment}`;
  const target = { kubeconfig: sandbox.layout().kubeconfig, context: NAME };
  const connection = throwIfFailed(await connect(target));
  await ensureNamespace(connection, namespace, 'restricted');
  const external = externalObjects(stack, namespace);
  if (external.length > 0) await sandbox.apply(list(external));
  const helm = createHelmClient(
    { version: describeTool('helm').version, ...(await testHelm()) },
    { ...target, namespace },
  );
  const plan = { release, chart: chart.directory, values: stack.files, set: [] };
  const installed = await helm.upgrade({ ...plan, timeout: '10m', createNamespace: false });
  if (!installed.ok) {
    const { message, detail = '' } = installed.problem;
    return { refused: `${message}\n${detail}`, warnings: [], workloads: [] };
  }
  const workloads = throwIfFailed(await readWorkloads(connection, { namespace, release }));
  throwIfFailed(await helm.uninstall(release));
  await sandbox.kubectl('delete', 'storageclass', '--selector', `app.kubernetes.io/instance=${release}`);
  return { warnings: installed.value.warnings, workloads };
};

describe('every environment, overlay and ministry on a real API server', () => {
  beforeAll(async () => {
    const cluster = throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
    throwIfFailed(await installDefinitions(cluster, DEFINITIONS));
    // Istio and cert-manager look for what belongs to the gateway there.
    const gateway = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-system' } };
    await sandbox.apply(list([gateway, largeNode('a'), largeNode('b')]));
    const limit = pLimit(RELEASES_AT_ONCE);
    await Promise.all(
      chains.map((chain) =>
        limit(async () => {
          // One that fails must not hide what becomes of the others.
          const failed = (error: unknown): Outcome => ({
            refused: String(error),
            warnings: [],
            workloads: [],
          });
          for (const stack of chain) outcomes.set(stack.name, await installAndRemove(stack).catch(failed));
        }),
      ),
    );
  }, MATRIX_TIME);

  afterAll(() => sandbox.close(), 60_000);

  const refusalOf = ({ name }: Stack) =>
    settings.refusals.find(({ values }) => values.split('+').every((part) => name.split('+').includes(part)));

  it.each(stacks.filter((stack) => refusalOf(stack) === undefined).map(({ name }) => name))(
    '%s is installed under PodSecurity restricted without a warning, and all of it is ready',
    (name) => {
      const outcome = outcomes.get(name);
      expect(outcome?.refused).toBeUndefined();
      expect(outcome?.warnings).toEqual([]);
      const unready = outcome?.workloads.filter(({ ready, desired }) => ready < desired);
      expect(unready?.map(({ kind, name: object }) => `${kind}/${object}`)).toEqual([]);
      expect(outcome?.workloads.length).toBeGreaterThan(10);
    },
  );

  it.each(stacks.filter((stack) => refusalOf(stack) !== undefined))(
    '$name is refused before anything is applied',
    (stack) => {
      expect(outcomes.get(stack.name)?.refused).toContain(refusalOf(stack)?.message);
    },
  );
});
