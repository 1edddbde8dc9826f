import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath } from '../../src/tools/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { commandBlocks, EGOV_CHART_DIRECTORY, egovChart, previousRelease } from '../support/index.js';
import { watchPromises } from './promises.js';
import { typeCommands } from './shell.js';
import { createSandbox } from './support.js';

const NAME = 'upgrade';
const sandbox = createSandbox(NAME);
const TIME = 240_000;

const PREVIOUS = previousRelease();
const VERSION = egovChart().metadata.version;

type HelmVersion = 3 | 4;

const startHelm = (version: HelmVersion, args: readonly string[]) =>
  execa(process.env[version === 3 ? 'EGOV_MSA_HELM3' : 'EGOV_MSA_HELM'] ?? 'helm', args, {
    env: { KUBECONFIG: sandbox.layout().kubeconfig },
    reject: false,
  });

const helmOf =
  (version: HelmVersion) =>
  async (...args: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await startHelm(version, args);
    if (exitCode !== 0) throw new Error(`helm ${args.join(' ')}: ${stderr}`);
    return stdout;
  };

const helm3 = helmOf(3);
const helm = helmOf(4);

const WAIT = ['--wait', '--timeout=2m'];

const PAGE = projectPath('docs', 'upgrade.md');

/** Runs the commands of a section of docs/upgrade.md as its reader does. */
const follow = (section: string): Promise<string> => {
  const block = commandBlocks(PAGE).find(
    (candidate) => candidate.section === section && candidate.notRun?.includes('upgrade.test.ts'),
  );
  return typeCommands(sandbox, block?.commands ?? 'false');
};

/** Data of Secrets, and identities of claims: what must outlive everything. */
const lasting = async (namespace: string) => {
  const list = async (resource: string, value: string) =>
    (
      await sandbox.kubectl(
        ...['get', resource, '--namespace', namespace, '--output'],
        `jsonpath={range .items[*]}{.type} {.metadata.name} {${value}}{"\\n"}{end}`,
      )
    )
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('helm.sh/'));
  return { secrets: await list('secrets', '.data'), claims: await list('pvc', '.metadata.uid') };
};

const makeNamespace = async (name: string): Promise<void> => {
  await sandbox.apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    }),
  );
};

const statusOf = async (namespace: string): Promise<string> => {
  const { info } = JSON.parse(await helm('status', 'egov', '-n', namespace, '--output', 'json')) as {
    info: { status: string };
  };
  return info.status;
};

const unready = (namespace: string): Promise<string> =>
  sandbox.kubectl(
    ...['get', 'deployments,statefulsets', '--namespace', namespace, '--output'],
    'jsonpath={range .items[?(@.status.replicas!=@.status.readyReplicas)]}{.metadata.name} {end}',
  );

/** Waits until the autoscalers have raised what they scale, which they do some seconds after Helm is done. */
const settle = async (namespace: string): Promise<void> => {
  const list = await sandbox.kubectl('get', 'hpa', '--namespace', namespace, '--output', 'json');
  const { items } = JSON.parse(list) as {
    items: { spec: { minReplicas: number; scaleTargetRef: { name: string } } }[];
  };
  for (const { spec } of items) {
    await sandbox.kubectl(
      ...['wait', `deployment/${spec.scaleTargetRef.name}`, '--namespace', namespace, '--timeout=90s'],
      `--for=jsonpath={.status.readyReplicas}=${String(spec.minReplicas)}`,
    );
  }
};

/** Simulated nodes run an image that does not exist, so what really blocks a pod is a node that does not exist. */
const BROKEN = ['--set-string', 'portal.nodeSelector.no-such-node=true'];

beforeAll(async () => {
  throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
}, TIME);

afterAll(() => sandbox.close(), 60_000);

describe('a release of the last published version', () => {
  const place = ['egov', '--namespace', 'egov'];
  const twice = ['apigateway', 'portal'].map(
    (name) => `--set=${name}.autoscaling.enabled=false,${name}.replicaCount=2`,
  );
  const current = [...place, EGOV_CHART_DIRECTORY, ...twice];
  const BUDGETS = ['egov-apigateway', 'egov-portal'];
  let before: Awaited<ReturnType<typeof lasting>>;
  let history = '';

  const keeping = (work: () => Promise<unknown>) => watchPromises(sandbox.layout().kubeconfig, 'egov', work);

  beforeAll(async () => {
    await makeNamespace('egov');
    await helm3('install', ...place, PREVIOUS, ...twice, ...WAIT);
    before = await lasting('egov');
  }, TIME);

  afterAll(async () => {
    await sandbox.kubectl('delete', 'namespace', 'egov', '--wait=false');
  }, 60_000);

  it('has generated Secrets, and claims that are bound', () => {
    expect(before.secrets.length).toBeGreaterThan(4);
    expect(before.claims).toHaveLength(3);
  });

  it(
    'is taken over from Helm 3 by Helm 4 and upgraded to this version, and keeps what its budgets promise',
    async () => {
      const kept = await keeping(async () => {
        history = await follow('Upgrade');
      });
      expect(kept).toMatchObject({ budgets: BUDGETS, broken: [] });
      expect(kept.looks).toBeGreaterThan(5);
      expect(await lasting('egov')).toEqual(before);
      expect(await unready('egov')).toBe('');
      const list = JSON.parse(await helm('list', '-n', 'egov', '--output', 'json')) as unknown;
      expect(list).toMatchObject([{ revision: '2', chart: `egov-msa-${VERSION}` }]);
    },
    TIME,
  );

  it('shows the cause of each revision in kubectl rollout history', () => {
    expect(history).toContain(`chart portal-${VERSION}, image `);
  });

  it(
    'goes back to the version before, and forward again',
    async () => {
      const back = await keeping(() => follow('Go back'));
      expect(back).toMatchObject({ budgets: BUDGETS, broken: [] });
      expect(await lasting('egov')).toEqual(before);
      const forward = await keeping(() => helm('upgrade', ...current, ...WAIT));
      expect(forward).toMatchObject({ budgets: BUDGETS, broken: [] });
      expect(await lasting('egov')).toEqual(before);
      expect(await unready('egov')).toBe('');
    },
    TIME,
  );

  it(
    'serves on while an upgrade cannot become ready, and is well again after helm rollback',
    async () => {
      const failed = await keeping(async () => {
        const { exitCode } = await startHelm(4, ['upgrade', ...current, ...BROKEN, '--wait', '--timeout=6s']);
        expect(exitCode).toBe(1);
      });
      expect(failed).toMatchObject({ budgets: BUDGETS, broken: [] });
      expect(await statusOf('egov')).toBe('failed');
      const recovered = await keeping(() => helm('rollback', 'egov', '4', '-n', 'egov', ...WAIT));
      expect(recovered.broken).toEqual([]);
      expect(await statusOf('egov')).toBe('deployed');
      expect(await unready('egov')).toBe('');
      expect(await lasting('egov')).toEqual(before);
    },
    TIME,
  );

  it(
    'tells how to go on when the helm that upgraded it was killed',
    async () => {
      const upgrading = startHelm(4, ['upgrade', ...current, ...BROKEN, ...WAIT]);
      const deadline = Date.now() + 60_000;
      while ((await statusOf('egov')) !== 'pending-upgrade' && Date.now() < deadline);
      upgrading.kill('SIGKILL');
      await upgrading;
      expect(await statusOf('egov')).toBe('pending-upgrade');

      const own = ['--kubeconfig', sandbox.layout().kubeconfig, '--context', NAME];
      const { exitCode, stderr } = await sandbox.run('up', ...own);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/Another helm works on release "egov" \(pending-upgrade since \d+ s\)\./);
      const command = /If it was killed, run helm (rollback egov 6 .+) first\./.exec(stderr)?.[1] ?? '';
      expect(command).not.toBe('');

      await helm(...command.split(' '), ...WAIT);
      expect(await statusOf('egov')).toBe('deployed');
      expect(await unready('egov')).toBe('');
    },
    TIME,
  );

  it(
    'leaves its data when it is uninstalled, and takes it up again when it is installed anew',
    async () => {
      await follow('Uninstall, and install anew');
      expect(await lasting('egov')).toEqual(before);
      expect(await unready('egov')).toBe('');
    },
    TIME,
  );
});

/** A stack of this version, and what an operator had given the last one, which did not know these files. */
interface Stack {
  readonly name: string;
  readonly before: JsonObject;
  readonly arguments: readonly string[];
  /** Secrets that somebody else makes, with their keys. */
  readonly secrets?: Readonly<Record<string, readonly string[]>>;
  readonly budgets: number;
}

const twoEach = { autoscaling: { minReplicas: 2 } };

const STACKS: readonly Stack[] = [
  {
    name: 'production',
    before: {
      global: {
        secrets: { generate: false },
        ...Object.fromEntries(
          ['database', 'messaging', 'eureka', 'token', 'encryption'].map((of) => [
            of,
            { existingSecret: `egov-${of}` },
          ]),
        ),
      },
      ...{ apigateway: twoEach, portal: twoEach, admin: twoEach },
    },
    arguments: ['--environment', 'production', '--set', 'global.imageTag=1.0.0'],
    secrets: {
      'egov-database': ['username', 'password', 'root-password'],
      'egov-messaging': ['username', 'password', 'erlang-cookie'],
      'egov-eureka': ['username', 'password'],
      'egov-token': ['secret'],
      'egov-encryption': ['key'],
    },
    budgets: 10,
  },
  { name: 'lifelong-learning', before: {}, arguments: ['--ministry', 'lifelong-learning'], budgets: 0 },
  {
    name: 'examinations',
    before: {
      global: { discovery: { mode: 'kubernetes' }, storage: { shared: { size: '50Gi' } } },
      discovery: { enabled: false },
      ...{ apigateway: twoEach, portal: twoEach },
    },
    arguments: ['--ministry', 'examinations'],
    budgets: 6,
  },
];

const folders: Readonly<Record<string, string>> = {
  '--environment': 'environments',
  '--ministry': 'ministries',
};

/** What `--environment` and `--ministry` stand for, as helm takes it. */
const forHelm = ([option = '', name = '', ...rest]: readonly string[]): readonly string[] => [
  `--values=${join(EGOV_CHART_DIRECTORY, folders[option] ?? '', `${name}.yaml`)}`,
  ...rest,
];

describe.each(STACKS)('$name', ({ name, before: values, arguments: args, secrets = {}, budgets }) => {
  const file = join(sandbox.root, `${name}.yaml`);
  const watch = (work: () => Promise<unknown>) => watchPromises(sandbox.layout().kubeconfig, name, work);

  afterAll(async () => {
    await sandbox.kubectl('delete', 'namespace', name, '--wait=false');
  }, 60_000);

  it(
    'is upgraded from the last published version as upgrade-check says, and goes back',
    async () => {
      writeFileSync(file, JSON.stringify(values));
      await makeNamespace(name);
      for (const [secret, keys] of Object.entries(secrets)) {
        const literals = keys.map((key) => `--from-literal=${key}=${key}-of-${name}`);
        await sandbox.kubectl('create', 'secret', 'generic', secret, '--namespace', name, ...literals);
      }
      await helm('install', 'egov', PREVIOUS, '--namespace', name, '--values', file, ...WAIT);
      await settle(name);
      const before = await lasting(name);

      const checked = await sandbox.run('upgrade-check', '--from', PREVIOUS, '--from-values', file, ...args);
      expect(checked).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(' 0 errors, ') as unknown,
      });
      const upgraded = await watch(() =>
        helm('upgrade', 'egov', EGOV_CHART_DIRECTORY, '--namespace', name, ...forHelm(args), ...WAIT),
      );
      expect(upgraded.broken).toEqual([]);
      expect(upgraded.budgets).toHaveLength(budgets);
      expect(await lasting(name)).toEqual(before);
      expect(await unready(name)).toBe('');

      const back = await watch(() => helm('rollback', 'egov', '1', '--namespace', name, ...WAIT));
      expect(back.broken).toEqual([]);
      expect(await lasting(name)).toEqual(before);
      expect(await unready(name)).toBe('');
    },
    TIME,
  );
});
