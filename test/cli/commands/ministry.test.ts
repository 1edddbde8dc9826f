import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askForRest, type Prompts } from '../../../src/cli/commands/ministry/ask.js';
import { loadChart } from '../../../src/chart/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { parseYamlFile } from '../../../src/yaml/index.js';
import { EGOV_CHART_DIRECTORY, fixtureDirectory } from '../../support/index.js';
import { pathWithTools, run as runCommand, withEnvironment } from './support.js';

let PATH = '';

/** Our chart without its ministries, to write some into. */
let chart = '';

beforeAll(async () => {
  PATH = await pathWithTools();
  chart = mkdtempSync(join(tmpdir(), 'egov-msa-test-'));
  cpSync(EGOV_CHART_DIRECTORY, chart, { recursive: true });
});

beforeEach(() => {
  rmSync(join(chart, 'ministries'), { recursive: true, force: true });
});

afterAll(() => {
  rmSync(chart, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => withEnvironment({ PATH }, () => runCommand('ministry', ...args));

const fileOf = (name: string): string => join(chart, 'ministries', `${name}.yaml`);

const write = (name: string, text: string): void => {
  mkdirSync(join(chart, 'ministries'), { recursive: true });
  writeFileSync(fileOf(name), text);
};

const read = (name: string): unknown =>
  throwIfFailed(parseYamlFile(readFileSync(fileOf(name), 'utf8'), name));

const NEW = ['--domain', 'moe.example.go.kr', '--for', 'local'] as const;

describe('egov-msa ministry new', () => {
  it('writes what the flags say, and a quota that just holds it', async () => {
    const { code, output, errors } = await run(
      ...[
        'new',
        'moe',
        '--chart',
        chart,
        ...NEW,
        '--quota',
        'fit',
        '--registry',
        'registry.example.go.kr/moe',
      ],
      ...['--pull-secret', 'regcred', '--size', 'attachments=30Gi', '--existing-secrets', 'moe'],
      ...[
        '--database',
        '192.0.2.10:3307',
        '--site-id',
        'moe',
        '--branding',
        'moe-looks',
        '--view-group',
        'moe:staff',
      ],
    );
    expect([code, errors]).toEqual([0, '']);
    expect(output).toContain('which renders in 1 stack.');
    expect(readFileSync(fileOf('moe'), 'utf8')).toMatch(
      /^# Ministry moe: moe\.example\.go\.kr\n#\n# For: local\n# Install: helm install moe /,
    );
    expect(read('moe')).toMatchObject({
      tenancy: {
        ministry: 'moe',
        quota: { hard: { 'requests.storage': '35Gi', persistentvolumeclaims: '2' } },
        operators: { view: { groups: ['moe:staff'] } },
      },
      global: {
        domain: 'moe.example.go.kr',
        imageRegistry: 'registry.example.go.kr/moe',
        imagePullSecrets: ['regcred'],
        secrets: { generate: false },
        storage: { shared: { size: '30Gi' } },
        database: {
          host: '192.0.2.10',
          port: 3307,
          cidrs: ['192.0.2.10/32'],
          existingSecret: 'moe-database',
        },
        token: { existingSecret: 'moe-token' },
      },
      mysql: { enabled: false },
      portal: {
        site: {
          publicUrl: 'https://www.moe.example.go.kr',
          siteId: 'moe',
          baked: { siteId: 'egov-site-id' },
          branding: { configMap: 'moe-looks' },
        },
      },
    });
    expect((await run('check', '--chart', chart)).output).toContain('0 errors');
  });

  it('leaves a file that is there alone, unless forced', async () => {
    write('moe', 'global: {domain: old.example.go.kr}\n');
    const refused = await run('new', 'moe', '--chart', chart, ...NEW);
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain('The ministry "moe" is there already');
    expect(read('moe')).toEqual({ global: { domain: 'old.example.go.kr' } });
    expect((await run('new', 'moe', '--chart', chart, ...NEW, '--force')).code).toBe(0);
    expect(read('moe')).toMatchObject({ global: { domain: 'moe.example.go.kr' } });
  });

  it.each([
    [['Ministry_of_Education', ...NEW], 2, '"Ministry_of_Education" is no DNS label'],
    [['moe'], 2, 'The ministry "moe" has no domain.'],
    [[], 2, 'The new ministry has no name.'],
    [
      ['moe', '--domain', 'taken.example.go.kr'],
      1,
      'The ministry "first" has the domain taken.example.go.kr already.',
    ],
    [['moe', ...NEW, '--for', 'lcoal'], 2, 'There is no environment "lcoal".'],
    [['moe', ...NEW, '--quota', 'pods=5'], 1, 'tenancy.quota.hard gives pods 5, but the release needs'],
    [['moe', ...NEW, '--size', 'mysql=20Gx'], 1, 'mysql.persistence.size is "20Gx"'],
    [['moe', ...NEW, '--size', 'mysqll=20Gi'], 1, 'mysqll'],
    [['moe', ...NEW, '--quota', 'pods'], 2, 'Write a name and an amount'],
  ])('refuses %j and writes nothing', async (args, exitCode, message) => {
    write('first', 'global: {domain: taken.example.go.kr}\n');
    const { code, errors } = await run('new', ...args, '--chart', chart);
    expect([code, errors]).toEqual([exitCode, expect.stringContaining(message)]);
    expect(existsSync(fileOf('moe'))).toBe(false);
  });
});

describe('the questions on a terminal', () => {
  const asked: string[] = [];
  const prompts = (answers: Readonly<Record<string, string | boolean | readonly string[]>>): Prompts => {
    const answer = ({ message }: { readonly message: string }): never => {
      asked.push(message);
      const [, value] = Object.entries(answers).find(([start]) => message.startsWith(start)) ?? [];
      if (value === undefined) throw Object.assign(new Error('left'), { name: 'ExitPromptError' });
      return value as never;
    };
    return {
      text: (question) => Promise.resolve(question).then(answer),
      choice: (question) => Promise.resolve(question).then(answer),
      several: (question) => Promise.resolve(question).then(answer),
      confirm: (question) => Promise.resolve(question).then(answer),
    };
  };

  it('are only about what the flags leave open', async () => {
    asked.length = 0;
    const own = throwIfFailed(loadChart(EGOV_CHART_DIRECTORY));
    const flags = {
      output: 'text',
      domain: 'moe.example.go.kr',
      for: ['local'],
      quota: ['pods=60'],
    } as const;
    const answers = prompts({
      Registry: '',
      MySQL: 'db.example.go.kr:3307',
      Network: '192.0.2.0/28',
      Existing: '',
      Size: '30Gi',
      Put: true,
    });
    expect(await askForRest(own, flags, answers)).toEqual({
      ok: true,
      value: {
        ...flags,
        database: { host: 'db.example.go.kr', port: 3307 },
        databaseCidr: ['192.0.2.0/28'],
        size: { attachments: '30Gi' },
        rewritePages: true,
      },
    });
    expect(asked.filter((question) => /^(Domain|For|Quota)/.test(question))).toEqual([]);
  });

  it('may be left, and nothing is written', async () => {
    const own = throwIfFailed(loadChart(EGOV_CHART_DIRECTORY));
    expect(await askForRest(own, { output: 'text' }, prompts({ Domain: 'moe.example.go.kr' }))).toMatchObject(
      {
        ok: false,
        problem: { message: 'You left before the last question, so nothing was written.' },
      },
    );
  });
});

describe('egov-msa ministry list', () => {
  it('shows the ministries of our chart with what makes them differ', async () => {
    const { code, output } = await run('list');
    expect(code).toBe(0);
    expect(output).toMatch(/^MINISTRY +DOMAIN +FOR +REGISTRY +DATABASE +QUOTA +SHAPE\n/);
    expect(output).toMatch(
      /^heritage +heritage\.example\.go\.kr .*registry\.example\.go\.kr\/egov\/heritage +mysql\.heritage\.example\.go\.kr /m,
    );
    expect(output).toMatch(/^lifelong-learning .*quota$/m);
  });

  it('gives them to other programs as JSON', async () => {
    const { output } = await run('list', '--output', 'json');
    const { chart: of, ministries } = JSON.parse(output) as {
      readonly chart: string;
      readonly ministries: readonly { readonly name: string; readonly shapes: readonly string[] }[];
    };
    expect(of).toBe('egov-msa');
    expect(ministries.map(({ name }) => name)).toEqual(['examinations', 'heritage', 'lifelong-learning']);
    expect(ministries[0]?.shapes).toEqual(['quota', 'mesh', 'autoscaled']);
  });

  it('says how to make the first one', async () => {
    expect((await run('list', '--chart', chart)).output).toContain('egov-msa ministry new <name>');
  });

  it('works for any chart with a folder of ministries', async () => {
    const { output } = await run('list', '--chart', fixtureDirectory('tiny'));
    expect(output).toMatch(/^moe /m);
  });
});

describe('egov-msa ministry check', () => {
  it('names what is wrong with each ministry', async () => {
    write('first', '# For: default\ntenancy: {ministry: second}\nglobal: {domain: a.example.go.kr}\n');
    write('Second_One', '# For: lokal\nglobal: {domain: a.example.go.kr}\n');
    write('third', '# For: local\ntenancy: {quota: {hard: {pods: 3}}}\n');
    write('typo', '# For: default\nglobal: {domian: b.example.go.kr}\n');
    write('broken', 'a: [\n');
    const { code, output } = await run('check', '--chart', chart);
    expect(code).toBe(1);
    for (const message of [
      'The name of the file ministries/Second_One.yaml is no DNS label',
      'ministries/first.yaml says tenancy.ministry second.',
      'The ministries "Second_One" and "first" have the same domain a.example.go.kr.',
      'ministries/Second_One.yaml is for "lokal", which is no environment of the chart.',
      'tenancy.quota.hard gives pods 3, but the release needs',
      'global.domian',
      'broken.yaml is not valid YAML',
    ])
      expect(output).toContain(message);
  });

  it('finds two ministries whose hosts are the same below different domains', async () => {
    const ministry = (name: string): string =>
      `# For: default\nglobal: {domain: ${name}.example.go.kr, exposure: {type: ingress, tls: {secretName: wildcard-tls}}}\nportal: {exposure: {host: www.example.go.kr}}\n`;
    write('one', ministry('one'));
    write('two', ministry('two'));
    expect((await run('check', '--chart', chart)).output).toContain(
      'The ministries "one" and "two" have the same host www.example.go.kr.',
    );
  });
});
