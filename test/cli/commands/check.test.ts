import { describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariants } from '../../../src/invariants/index.js';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { copyChart, pathWithTools, run, withEnvironment } from './support.js';

const temporaryDirectory = useTemporaryDirectories();
const BASE = fixtureDirectory('invariants/base');

/** The sound chart with an image that changes, in an environment of its own. */
const chartWithBreach = (): string => {
  const chart = copyChart('invariants/base', temporaryDirectory());
  writeFileSync(
    join(chart, 'values.yaml'),
    readFileSync(join(chart, 'values.yaml'), 'utf8').replace('"1.0"', 'latest'),
  );
  return chart;
};

describe('egov-msa check', () => {
  it('passes a sound chart and says what was looked at', async () => {
    const { code, output } = await run('check', BASE);
    expect(code).toBe(0);
    expect(output).toMatch(/^base\n {2}✔ default \(.* s\)\n\n1 chart, 1 case, 0 errors, 0 warnings, .* s\n$/);
  });

  it('names rule, template, object, field and fix, and exits with 1', async () => {
    const { code, output } = await run('check', chartWithBreach(), '--only', 'pinned-images');
    expect(code).toBe(1);
    expect(output).toContain(
      'templates/web.yaml Deployment/egov-web spec.template.spec.containers[0].image: error Deployment egov-web runs image docker.io/example/web:latest, which is another one tomorrow. (invariant/pinned-images)\n        Give a fixed tag or a digest.',
    );
    expect((await run('check', chartWithBreach(), '--except', 'pinned-images,annotated-images')).code).toBe(
      0,
    );
  });

  it('gathers the findings of several charts in one report', async () => {
    const args = ['check', BASE, chartWithBreach(), '--only', 'pinned-images', '--output', 'json'];
    const { code, output } = await run(...args);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      command: 'egov-msa check',
      passed: false,
      counts: { suites: 2, cases: 2, failed: 1, errors: 1 },
      suites: [
        { cases: [{ findings: [] }] },
        { cases: [{ findings: [{ rule: 'invariant/pinned-images', values: 'default' }] }] },
      ],
    });
  });

  it('writes JUnit to a file and the text to standard output', async () => {
    const file = join(temporaryDirectory(), 'reports', 'check.xml');
    const args = ['--only', 'pinned-images', '--output', 'junit', '--output-file', file];
    const { output } = await run('check', chartWithBreach(), ...args);
    expect(output).toContain('1 error');
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(readFileSync(file, 'utf8')) as {
      readonly testsuites: { readonly '@_failures': string };
    };
    expect(parsed.testsuites['@_failures']).toBe('1');
  });

  it.each(['sarif', 'github'])('writes %s', async (format) => {
    const { code, output } = await run(
      'check',
      chartWithBreach(),
      '--only',
      'pinned-images',
      '--output',
      format,
    );
    expect(code).toBe(1);
    expect(output).toContain(format === 'sarif' ? '"ruleId": "invariant/pinned-images"' : '::error file=');
  });

  it('goes on after a case that helm refuses, which is a finding', async () => {
    const chart = copyChart('tiny', temporaryDirectory());
    writeFileSync(join(chart, 'environments', 'production.yaml'), 'port: high\n');
    const args = ['--only', 'pinned-images', '--output', 'json'];
    const { code, output } = await run('check', chart, ...args);
    expect(code).toBe(1);
    const { suites } = JSON.parse(output) as {
      readonly suites: readonly {
        readonly cases: readonly { name: string; findings: readonly { rule: string }[] }[];
      }[];
    };
    const rules = suites[0]?.cases.map(({ name, findings }) => [name, findings.map(({ rule }) => rule)]);
    expect(rules).toEqual([
      ['default', []],
      ['two', []],
      ['production', ['render/refused']],
    ]);
  });

  it('goes on after a chart with a file that is not YAML, which is a finding at its line', async () => {
    const broken = copyChart('tiny', temporaryDirectory());
    writeFileSync(join(broken, 'values.yaml'), 'port: 80\nport: 81\n');
    const { code, output } = await run('check', broken, BASE, '--only', 'pinned-images', '--output', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      counts: { suites: 2, failed: 1, errors: 1 },
      suites: [
        {
          cases: [
            {
              findings: [
                {
                  rule: 'chart/unreadable',
                  message: 'values.yaml is not valid YAML: duplicated mapping key (line 2, column 1).',
                  location: { file: expect.stringMatching(/\/values\.yaml$/), line: 2, column: 1 },
                },
              ],
            },
          ],
        },
        { cases: [{ name: 'default', findings: [] }] },
      ],
    });
  });

  it.each([
    {
      what: 'a template that fails',
      file: 'templates/extra.yaml',
      text: 'a: 1\nb: {{ .Values.absent.below }}\n',
      location: { file: expect.stringMatching(/\/templates\/extra\.yaml$/), line: 2 },
    },
    {
      what: 'a template that cannot be read',
      file: 'templates/extra.yaml',
      text: 'a: 1\n{{ if }}\n',
      location: { file: expect.stringMatching(/\/templates\/extra\.yaml$/), line: 2 },
    },
    {
      what: 'a values file that is a list',
      file: 'ci/list-values.yaml',
      text: '- a\n',
      location: { file: expect.stringMatching(/\/ci\/list-values\.yaml$/) },
    },
    {
      what: 'a values file that the templates refuse',
      file: 'ci/refused-values.yaml',
      text: 'host: refused.example.test\n',
      location: { file: expect.stringMatching(/\/ci\/refused-values\.yaml$/) },
      fail: '{{ if hasPrefix "refused" .Values.host }}{{ fail "no way" }}{{ end }}\n',
    },
  ])('points at $what, and says no more of what it could not render', async (wrong) => {
    const chart = copyChart('invariants/base', temporaryDirectory());
    mkdirSync(join(chart, 'ci'), { recursive: true });
    writeFileSync(join(chart, wrong.file), wrong.text);
    if (wrong.fail !== undefined) writeFileSync(join(chart, 'templates', 'checks.yaml'), wrong.fail);
    const { code, output } = await run('check', chart, '--output', 'json');
    expect(code).toBe(1);
    const { suites } = JSON.parse(output) as {
      readonly suites: readonly { readonly cases: readonly { readonly findings: readonly object[] }[] }[];
    };
    const findings = suites.flatMap(({ cases }) => cases.flatMap((one) => one.findings));
    for (const found of findings)
      expect(found).toMatchObject({ rule: 'render/refused', location: wrong.location });
    expect(findings).not.toHaveLength(0);
  });

  it('renders each case once where no rule compares renders, and finds the same', async () => {
    const cache = temporaryDirectory();
    const PATH = await pathWithTools();
    const check = (...only: readonly string[]) =>
      withEnvironment({ PATH, EGOV_MSA_CACHE: cache }, () => run('check', chartWithBreach(), ...only));
    expect((await check('--only', 'pinned-images')).output).toContain('1 error');
    expect(readdirSync(join(cache, 'renders'))).toHaveLength(1);
    expect((await check('--only', 'pinned-images,repeatable-render')).output).toContain('1 error');
    expect(readdirSync(join(cache, 'renders')).length).toBeGreaterThan(1);
  });

  it('lists every rule with why and source, as text and as JSON', async () => {
    const { output } = await run('check', '--list');
    for (const { rule } of invariants) expect(output).toContain(rule);
    expect(output.match(/^ {2}Why: .+$/gm)).toHaveLength(invariants.length);
    expect(output.match(/^ {2}Source: .+$/gm)).toHaveLength(invariants.length);
    const json = JSON.parse((await run('check', '--list', '--output', 'json')).output) as readonly object[];
    expect(json).toHaveLength(invariants.length);
  });

  describe('with an exception that excuses nothing', () => {
    const EXCEPTIONS = `exceptions:
  - {rule: pinned-images, reason: It is a test.}
  - {rule: pinned-images, object: Deployment/*-absent, reason: It is a test.}
`;

    const settingsOf = (chart: string): string => join(chart, 'chart-checks.yaml');

    /** Its image excuses itself by the first exception; the second is idle. */
    const chartWithExceptions = (): string => {
      const chart = chartWithBreach();
      const file = settingsOf(chart);
      const list = EXCEPTIONS.replace(
        'exceptions:',
        'exceptions:\n  - {rule: annotated-images, reason: A test.}',
      );
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n${list}`);
      return chart;
    };

    it('warns of it, and says where it stands', async () => {
      const { code, output } = await run('check', chartWithExceptions());
      expect(code).toBe(0);
      expect(output).toContain(
        'chart-checks.yaml exceptions[2]: warning This exception of the rule pinned-images excuses nothing. (settings/idle-exception)',
      );
      expect(output).toContain('0 errors, 1 warning');
    });

    it.each([[['--only', 'pinned-images']], [['--except', 'quota-fits']], [['--kube-version', '1.36']]])(
      'does not warn with %j, which may be why',
      async (args) => {
        const { output } = await run('check', chartWithExceptions(), ...args);
        expect(output).toContain('0 errors, 0 warnings');
      },
    );

    it('does not warn of what a case may need that helm refused', async () => {
      const chart = chartWithExceptions();
      mkdirSync(join(chart, 'ci'));
      writeFileSync(join(chart, 'ci', 'broken-values.yaml'), 'image: none\n');
      const { output } = await run('check', chart);
      expect(output).toContain('1 error, 0 warnings');
    });

    it('does not warn of what another chart below the same file needs', async () => {
      const root = temporaryDirectory();
      const [first, second] = ['one', 'two'].map((name) => {
        const chart = join(root, 'charts', name);
        cpSync(chartWithBreach(), chart, { recursive: true });
        rmSync(settingsOf(chart));
        return chart;
      });
      mkdirSync(join(root, '.git'));
      const web = join(second ?? '', 'templates', 'web.yaml');
      writeFileSync(web, readFileSync(web, 'utf8').replaceAll('"web")', '"web" "suffix" "absent")'));
      const exceptions = `${EXCEPTIONS}  - {rule: annotated-images, object: Pod/nobody, reason: It is a test.}\n`;
      const base = readFileSync(settingsOf(BASE), 'utf8');
      writeFileSync(settingsOf(root), `${base}\n${exceptions}`);
      expect((await run('check', first ?? '')).output).toContain('0 warnings');
      const both = await run('check', first ?? '', second ?? '', '--output', 'json');
      const { suites } = JSON.parse(both.output) as {
        readonly suites: readonly { readonly cases: readonly { findings: readonly object[] }[] }[];
      };
      const warnings = suites.map(({ cases }) =>
        cases
          .flatMap(({ findings }) => findings)
          .filter((one) => 'severity' in one && one.severity === 'warning'),
      );
      expect(warnings).toMatchObject([
        [
          {
            path: 'exceptions[2]',
            location: { file: expect.stringMatching(/(?<!charts\/one)\/chart-checks\.yaml$/) },
          },
        ],
        [],
      ]);
    });
  });

  it('suggests the rule that was meant', async () => {
    const { code, errors } = await run('check', '--only', 'pined-images');
    expect(code).toBe(2);
    expect(errors).toContain('There is no rule "pined-images".');
    expect(errors).toContain('Did you mean "pinned-images"?');
  });

  it('suggests nothing for a name that is like no rule', async () => {
    const { code, errors } = await run('check', '--only', 'nope');
    expect(code).toBe(2);
    expect(errors).toContain('There is no rule "nope".\n       --list prints them all.');
  });

  it.each(['--only', '--except'])('refuses an empty name after %s', async (option) => {
    for (const list of ['', ',', 'pinned-images,']) {
      const { code, errors } = await run('check', option, list);
      expect(code).toBe(2);
      expect(errors).toContain('Give names, with commas between them.');
    }
  });

  it.each([
    ['chosen and left out', ['--only', 'pinned-images', '--except', 'pinned-images']],
    ['left out, each of them', ['--except', invariants.map(({ rule }) => rule).join(',')]],
  ])('refuses to check nothing: rules %s', async (_, args) => {
    const { code, errors } = await run('check', BASE, ...args);
    expect(code).toBe(2);
    expect(errors).toContain('--only and --except leave no rule to check.');
  });
});
