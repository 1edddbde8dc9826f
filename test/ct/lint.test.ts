import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryDirectories } from '../support/index.js';
import {
  chartFiles,
  makeRepository,
  runCommand,
  type CommandOptions,
  type CommandResult,
  type Repository,
} from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const repositoryWith = (files: Readonly<Record<string, string>> = chartFiles('charts/foo')): Repository =>
  makeRepository(temporaryDirectory(), files);

const lint = (
  { directory }: Pick<Repository, 'directory'>,
  options: CommandOptions = {},
): Promise<CommandResult> => runCommand(directory, 'lint', options);

interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly values?: string;
  readonly message: string;
  readonly location: { readonly file: string; readonly line?: number };
}

interface JsonCase {
  readonly name: string;
  readonly skipped?: string;
  readonly findings: readonly JsonFinding[];
}

const casesOf = async (
  repository: Repository,
  options: CommandOptions = {},
): Promise<readonly JsonCase[]> => {
  const { stdout } = await lint(repository, { ...options, output: 'json' });
  const report = JSON.parse(stdout) as { suites: readonly { cases: readonly JsonCase[] }[] };
  return report.suites.flatMap(({ cases }) => cases);
};

const errorsOf = async (
  repository: Repository,
  options: CommandOptions = {},
): Promise<readonly JsonFinding[]> =>
  (await casesOf(repository, options))
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error');

const RULER = '-'.repeat(120);

describe('the text of lint', () => {
  it('is that of chart-testing, byte for byte', async () => {
    const repository = repositoryWith({
      ...chartFiles('charts/foo'),
      'charts/foo/ci/one-values.yaml': 'color: red\n',
      'charts/foo/ci/two-values.yaml': 'color: green\n',
    });
    const { exitCode, stdout, stderr } = await lint(repository, { all: true });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('Version increment checking disabled.');
    const linted = [
      '==> Linting charts/foo',
      '[INFO] Chart.yaml: icon is recommended',
      '',
      '1 chart(s) linted, 0 chart(s) failed',
    ];
    expect(stdout.split('\n')).toStrictEqual([
      'Linting charts...',
      '',
      RULER,
      ' Charts to be processed:',
      RULER,
      ' foo => (version: "0.1.0", path: "charts/foo")',
      RULER,
      '',
      String.raw`Linting chart "foo => (version: \"0.1.0\", path: \"charts/foo\")"`,
      'Validating charts/foo/Chart.yaml...',
      'Validation success! 👍',
      '',
      'Linting chart with values file "charts/foo/ci/one-values.yaml"...',
      '',
      ...linted,
      '',
      'Linting chart with values file "charts/foo/ci/two-values.yaml"...',
      '',
      ...linted,
      '',
      RULER,
      ' ✔︎ foo => (version: "0.1.0", path: "charts/foo")',
      RULER,
      'All charts linted successfully',
    ]);
  });

  it('says that nothing changed', async () => {
    const { exitCode, stdout } = await lint(repositoryWith());
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toStrictEqual([
      'Linting charts...',
      '',
      RULER,
      'No chart changes detected.',
      RULER,
      'All charts linted successfully',
    ]);
  });

  it('folds for GitHub', async () => {
    const { stdout } = await lint(repositoryWith(), { all: true, githubGroups: true });
    expect(stdout).toContain('::group::Charts to be processed\n foo => ');
    expect(stdout).toContain('::group::Test Results\n ✔︎ foo => ');
    expect(stdout).not.toContain(RULER);
  });

  it('shows command lines with --debug', async () => {
    const { stdout } = await lint(repositoryWith(), {
      all: true,
      debug: true,
      helmLintExtraArgs: '--strict  --quiet',
    });
    expect(stdout).toContain('>>> helm lint charts/foo --strict --quiet');
  });
});

describe('version increments', () => {
  const bump = async (version: string, extra = ''): Promise<CommandResult> => {
    const repository = repositoryWith(chartFiles('charts/foo', '1.2.3'));
    repository.write({
      ...chartFiles('charts/foo', version, extra),
      'charts/foo/values.yaml': 'color: red\n',
    });
    return lint(repository);
  };

  it.each(['1.2.4', '1.3.0-beta', '2.0.0'])('to %s are fine', async (version) => {
    const { exitCode, stdout } = await bump(version);
    expect(stdout).toContain(`Old chart version: 1.2.3\nNew chart version: ${version}\nChart version ok.`);
    expect(exitCode).toBe(0);
  });

  it.each(['1.2.3', '1.2.2', '1.2.3-rc1'])('to %s are none', async (version) => {
    const { exitCode, stdout, stderr } = await bump(version);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      ` ✖︎ foo => (version: "${version}", path: "charts/foo") > chart version not ok. Needs a version bump! \n`,
    );
    expect(stdout).toMatch(/failed linting charts: failed processing charts$/);
    expect(stderr).toContain('Error: failed linting charts: failed processing charts');
  });

  it('need a version', async () => {
    const { stdout } = await bump('"one"');
    expect(stdout).toContain('failed parsing semantic version: Invalid Semantic Version');
  });

  it('are not asked of new charts, nor when the charts are named', async () => {
    const repository = repositoryWith();
    repository.write({ ...chartFiles('charts/new'), 'charts/foo/values.yaml': 'color: red\n' });
    repository.git('add', '--all');
    const added = await lint(repository);
    expect(added.stdout).toContain('Unable to find chart on main. New chart detected.');
    const named = await lint(repository, { charts: ['charts/foo'] });
    expect([named.exitCode, named.stdout.includes('version bump')]).toStrictEqual([0, false]);
  });

  it('are asked of a subchart that changed inside of its umbrella', async () => {
    const repository = repositoryWith({
      ...chartFiles('charts/umbrella', '0.1.0', 'dependencies:\n  - name: inner\n    version: ">=0.1.0"\n'),
      ...chartFiles('charts/umbrella/charts/inner'),
    });
    repository.write({
      'charts/umbrella/charts/inner/values.yaml': 'color: red\n',
      ...chartFiles('charts/umbrella', '0.2.0', 'dependencies:\n  - name: inner\n    version: ">=0.1.0"\n'),
    });
    expect(await errorsOf(repository)).toMatchObject([
      {
        rule: 'ct/version-increment',
        message: 'Subchart inner changed but its version is still 0.1.0. Needs a version bump!',
        location: { file: 'charts/umbrella/charts/inner/Chart.yaml' },
      },
    ]);
    repository.write({
      'charts/umbrella/charts/inner/Chart.yaml':
        chartFiles('charts/inner', '0.1.1')['charts/inner/Chart.yaml'] ?? '',
    });
    expect(await errorsOf(repository)).toStrictEqual([]);
  });

  it('are asked of a chart that packs a changed one by file://', async () => {
    const app = (version: string) =>
      chartFiles(
        'charts/app',
        version,
        'dependencies:\n  - name: foo\n    version: ">=0.1.0"\n    repository: file://../foo\n',
      );
    const repository = repositoryWith({ ...chartFiles('charts/foo'), ...app('0.1.0') });
    repository.write({ ...chartFiles('charts/foo', '0.2.0'), 'charts/foo/values.yaml': 'color: red\n' });
    const [error, ...others] = await errorsOf(repository);
    expect(others).toStrictEqual([]);
    expect(error).toMatchObject({
      message: 'chart version not ok. Needs a version bump! It packs charts/foo, which changed.',
      location: { file: 'charts/app/Chart.yaml' },
    });
  });
});

describe('one run', () => {
  it('shows every error of every chart, with file and line', async () => {
    const repository = repositoryWith();
    repository.write({
      'charts/foo/values.yaml': 'color:  red\n',
      'charts/foo/ci/bad-values.yaml': 'color: ""\nlist: [1,2]\n',
      'charts/foo/ci/good-values.yaml': 'color: red\n',
      ...chartFiles('charts/bar', '0.1.0', 'colour: red\n'),
      'charts/bar/templates/config.yaml': '{{ .Values.a.b }}\n',
    });
    repository.git('add', '--all');
    const found = (await errorsOf(repository)).map(({ rule, location }) => [
      rule,
      location.file,
      location.line,
    ]);
    expect(found).toStrictEqual([
      ['ct/chart-schema', 'charts/bar/Chart.yaml', 6],
      ['helm/lint', 'charts/bar/Chart.yaml', undefined],
      ['ct/version-increment', 'charts/foo/Chart.yaml', undefined],
      ['yaml/colons', 'charts/foo/values.yaml', 1],
      ['yaml/commas', 'charts/foo/ci/bad-values.yaml', 2],
      ['ct/render', 'charts/foo/ci/bad-values.yaml', undefined],
    ]);
  });

  it('names the values file and the duration below the result', async () => {
    const repository = repositoryWith();
    repository.write({ 'charts/foo/ci/bad-values.yaml': 'color: ""\n' });
    const { stdout, exitCode } = await lint(repository, { all: true });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      / {3}ci\/bad-values\.yaml \(\d+\.\d s\)\n {5}charts\/foo\/ci\/bad-values\.yaml: color is empty\n {7}\S/,
    );
  });

  it('shows below each error what to do, and where it is', async () => {
    const repository = repositoryWith();
    repository.write({
      'charts/foo/values.yaml': 'color:  red\n',
      'charts/foo/ci/fail/empty-values.yaml': '# expect: color is green\ncolor: ""\n',
    });
    const { stdout } = await lint(repository, { all: true });
    expect(stdout).toContain(
      '     charts/foo/values.yaml:1:8: too many spaces after colon\n       Correct that line, or change the rule in lintconf.yaml.\n',
    );
    expect(stdout).toContain(
      '     charts/foo/ci/fail/empty-values.yaml fails as it must, but not with "color is green".\n       It fails with: color is empty\n',
    );
  });

  it('fails with the warning that helm lint --strict fails for', async () => {
    const repository = repositoryWith();
    repository.write({
      'charts/foo/templates/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Foo_Bar\n',
      'charts/foo/ci/one-values.yaml': 'color: red\n',
    });
    const warnings = (await casesOf(repository, { all: true })).flatMap(({ findings }) => findings);
    expect(warnings).toMatchObject([{ rule: 'helm/lint', severity: 'warning' }]);
    const strict = { all: true, helmLintExtraArgs: '--strict' };
    const errors = await errorsOf(repository, strict);
    expect(errors).toMatchObject([
      {
        rule: 'helm/lint',
        message: expect.stringContaining('object name does not conform') as unknown,
        location: { file: 'charts/foo/templates/config.yaml' },
      },
    ]);
    expect((await lint(repository, strict)).stdout).toMatch(
      /\n {5}charts\/foo\/templates\/config.yaml: object name does not conform .*\n {7}helm lint --strict fails for warnings too;/,
    );
  });

  it('leaves warnings beside an error of helm lint what they are', async () => {
    const repository = repositoryWith();
    const { 'charts/foo/Chart.yaml': chart = '' } = chartFiles('charts/foo');
    repository.write({
      'charts/foo/Chart.yaml': `${chart}icon: none\n`,
      'charts/foo/templates/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Foo_Bar\n',
    });
    const found = (await casesOf(repository, { all: true })).flatMap(({ findings }) => findings);
    expect(found.map(({ severity, location }) => [severity, location.file])).toStrictEqual([
      ['error', 'charts/foo/Chart.yaml'],
      ['warning', 'charts/foo/templates/config.yaml'],
    ]);
  });

  it('warns of a byte order mark and refuses several documents in values files', async () => {
    const repository = repositoryWith();
    repository.write({
      'charts/foo/values.yaml': '\ufeffcolor: blue\n',
      'charts/foo/ci/two-values.yaml': 'color: red\n---\ncolor: green\n',
    });
    const found = (await casesOf(repository, { all: true })).flatMap(({ findings }) => findings);
    expect(found).toMatchObject([
      {
        rule: 'values/byte-order-mark',
        severity: 'warning',
        location: { file: 'charts/foo/values.yaml', line: 1 },
      },
      {
        rule: 'values/several-documents',
        severity: 'error',
        location: { file: 'charts/foo/ci/two-values.yaml' },
      },
    ]);
    const { stdout } = await lint(repository, { all: true });
    expect(stdout).toContain(
      '> The file holds several YAML documents: Helm 3 reads the first one only, Helm 4 all of them.',
    );
    expect(await errorsOf(repository, { all: true, validateYaml: false })).toStrictEqual([]);
  });

  it('leaves to yamllint what it has a rule for', async () => {
    const repository = repositoryWith();
    repository.write({ 'charts/foo/ci/one-values.yaml': 'color: red\r\ncolor: blue\r\n' });
    const yaml = (await casesOf(repository, { all: true })).find(({ name }) => name === 'yaml');
    expect(yaml?.findings.map(({ rule }) => rule)).toStrictEqual(['yaml/new-lines', 'yaml/key-duplicates']);
  });

  it('names a file that is given for a chart', async () => {
    const { stdout, exitCode } = await lint(repositoryWith(), { charts: ['charts/foo/values.yaml'] });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "> could not read 'Chart.yaml': charts/foo/values.yaml is a file; give the chart's folder.",
    );
    expect(stdout).not.toContain('ENOTDIR');
  });

  it('goes on when one Chart.yaml is broken', async () => {
    const repository = repositoryWith({
      ...chartFiles('charts/foo'),
      'charts/broken/Chart.yaml': 'name: [\n',
    });
    const { stdout, exitCode } = await lint(repository, { all: true });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(' ✔︎ foo => ');
    expect(stdout).toMatch(
      / ✖︎ broken => .* > could not unmarshal 'Chart.yaml': charts\/broken\/Chart.yaml:2:1/,
    );
  });

  it('takes files with CRLF and a byte order mark', async () => {
    const repository = repositoryWith();
    const windows = Object.entries(chartFiles('charts/foo')).map(([path, text]) => [
      path,
      `\ufeff${text.replaceAll('\n', '\r\n')}`,
    ]);
    repository.write(Object.fromEntries(windows) as Record<string, string>);
    const rules = (await errorsOf(repository, { all: true })).map(({ rule }) => rule);
    expect(new Set(rules)).toStrictEqual(new Set(['yaml/new-lines']));
  });

  it('takes a chart without values', async () => {
    const repository = repositoryWith();
    repository.remove('charts/foo/values.yaml');
    repository.remove('charts/foo/templates/config.yaml');
    repository.write({ 'charts/foo/templates/empty.yaml': '# nothing\n' });
    expect(await errorsOf(repository, { all: true })).toStrictEqual([]);
  });

  it('only warns of a chart that asks for values and has no case, as chart-testing passes it', async () => {
    const repository = repositoryWith();
    repository.write({ 'charts/foo/values.yaml': 'color: ""\n' });
    const cases = await casesOf(repository, { all: true });
    expect(cases.flatMap(({ findings }) => findings)).toMatchObject([
      { rule: 'ct/render', severity: 'warning', message: 'color is empty' },
    ]);
  });
});

describe('cases that must fail', () => {
  const failWith = async (content: string): Promise<readonly JsonFinding[]> => {
    const repository = repositoryWith();
    repository.write({ 'charts/foo/ci/fail/empty-values.yaml': content });
    return errorsOf(repository, { all: true });
  };

  it('pass when the chart refuses them with the text they name', async () => {
    expect(await failWith('# expect: color is empty\ncolor: ""\n')).toStrictEqual([]);
  });

  it.each([
    ['# expect: color is empty\ncolor: red\n', 'renders, but must fail with "color is empty".'],
    ['# expect: color is green\ncolor: ""\n', 'fails as it must, but not with "color is green".'],
    ['color: ""\n', 'does not say which message it expects.'],
  ])('%j fail', async (content, reason) => {
    expect(await failWith(content)).toMatchObject([
      {
        rule: 'ct/must-fail',
        message: `charts/foo/ci/fail/empty-values.yaml ${reason}`,
        location: { file: 'charts/foo/ci/fail/empty-values.yaml', line: 1 },
      },
    ]);
  });
});

describe('maintainers', () => {
  it.each([
    ['maintainers: []\n', "chart doesn't have maintainers"],
    ['deprecated: true\nmaintainers:\n  - name: minister\n', 'deprecated chart must not have maintainers'],
    ['maintainers:\n  - name: minister\n', 'could not parse git repository domain for'],
  ])('%j are refused without asking the network', async (maintainers, message) => {
    const repository = repositoryWith();
    repository.write({
      'charts/foo/Chart.yaml': `apiVersion: v2\nname: foo\nversion: 0.1.0\n${maintainers}`,
    });
    const { stdout } = await lint(repository, { all: true, validateMaintainers: true });
    expect(stdout).toContain('Validating maintainers...');
    expect(stdout).toContain(`> ${message}`);
  });

  it('are none of a deprecated chart', async () => {
    const repository = repositoryWith();
    repository.write({
      'charts/foo/Chart.yaml': 'apiVersion: v2\nname: foo\nversion: 0.1.0\ndeprecated: true\n',
    });
    expect((await lint(repository, { all: true, validateMaintainers: true })).exitCode).toBe(0);
    const excluded = await lint(repository, { all: true, excludeDeprecated: true });
    expect(excluded.stdout).toContain(
      "is deprecated and will be ignored because '--exclude-deprecated' is set",
    );
  });
});

describe('additional commands', () => {
  it('run for each chart, without a shell', async () => {
    const command = `printf '%s|' "{{ .Path }}" {{.Yaml.Name}} $HOME *.yaml ; exit 3`;
    const { stdout, exitCode } = await lint(repositoryWith(), { all: true, additionalCommands: [command] });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('charts/foo|foo|$HOME|*.yaml|');
  });

  it.each([
    ['false', 'failed waiting for process: exit status 1'],
    ['no-such-program {{ .Path }}', 'The program no-such-program was not found.'],
    ['echo {{ .Chart }}', 'uses {{ .Chart }}, which is not known here.'],
  ])('%s fails the chart', async (command, message) => {
    const { stdout, exitCode } = await lint(repositoryWith(), { all: true, additionalCommands: [command] });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(message);
  });
});

describe('dependencies', () => {
  const dependency = (version: string, repository: string): string =>
    `dependencies:\n  - name: inner\n    version: ${version}\n    repository: ${repository}\n`;

  it('are not built when all of them lie in charts/', async () => {
    const repository = repositoryWith({
      ...chartFiles('charts/foo', '0.1.0', dependency('">=0.1.0"', 'https://charts.invalid')),
      ...chartFiles('charts/foo/charts/inner'),
    });
    const { stdout, exitCode } = await lint(repository, { all: true, debug: true });
    expect([exitCode, stdout.includes('helm dependency build')]).toStrictEqual([0, false]);
  });

  it('are built from the file system', async () => {
    const repository = repositoryWith({
      ...chartFiles('charts/foo', '0.1.0', dependency('0.1.0', 'file://../inner')),
      ...chartFiles('charts/inner'),
    });
    const { stdout, exitCode } = await lint(repository, { charts: ['charts/foo'], debug: true });
    expect(stdout).toContain('>>> helm dependency build charts/foo');
    expect(exitCode).toBe(0);
  });

  it('that cannot be built fail their chart and no other', async () => {
    const repository = repositoryWith({
      ...chartFiles('charts/bad', '0.1.0', dependency('0.1.0', 'file://../nowhere')),
      ...chartFiles('charts/foo'),
    });
    const { stdout, exitCode } = await lint(repository, { all: true });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(' > failed building dependencies for chart "bad => ');
    expect(stdout).toContain(' ✔︎ foo => ');
  });
});

describe('reports', () => {
  it.each([
    ['json', /^\{\n {2}"format": 1/],
    ['junit', /^<\?xml version="1.0"/],
    ['sarif', /"version": "2.1.0"/],
  ] as const)('take the place of the text: %s', async (output, start) => {
    const { stdout } = await lint(repositoryWith(), { all: true, output });
    expect(stdout).toMatch(start);
    expect(stdout).not.toContain('Linting charts...');
  });

  it('stand in the text for GitHub', async () => {
    const repository = repositoryWith();
    repository.write({ 'charts/foo/values.yaml': 'color:  red\n' });
    const { stdout } = await lint(repository, { all: true, output: 'github' });
    expect(stdout).toContain('Linting charts...');
    expect(stdout).toContain('::error file=charts/foo/values.yaml,line=1,col=8,title=yaml/colons::');
  });

  it('go to a file beside the text', async () => {
    const { directory } = repositoryWith();
    const { stdout } = await lint(
      { directory },
      { all: true, output: 'junit', outputFile: 'reports/lint.xml' },
    );
    expect(stdout).toContain('All charts linted successfully');
    expect(readFileSync(join(directory, 'reports', 'lint.xml'), 'utf8')).toContain('<testsuite name="foo"');
  });
});

describe('what git lacks', () => {
  it('is one sentence and what to do', async () => {
    const { exitCode, stdout, stderr } = await lint({ directory: temporaryDirectory() });
    const message =
      'failed linting charts: failed identifying charts to process: must be in a git repository';
    expect([exitCode, stdout]).toStrictEqual([1, `Linting charts...\n${message}`]);
    expect(stderr).toBe(`${message} Run it in a clone. Or name the charts with --charts or --all.`);
  });
});

describe('a chart that is named by its absolute path', () => {
  it('is linted as by its path from the working directory', async () => {
    const repository = repositoryWith();
    repository.write({ 'charts/foo/values.yaml': 'color: ""\n' });
    const path = join(repository.directory, 'charts', 'foo');
    const { exitCode, stdout } = await lint(repository, { charts: [path] });
    const relative = await lint(repository, { charts: ['charts/foo'] });
    expect(exitCode).toBe(relative.exitCode);
    expect(stdout.replaceAll(path, 'charts/foo').split('\n').length).toBe(relative.stdout.split('\n').length);
    expect(stdout).toContain(`path: "${path}"`);
  });
});

describe('chart directories that are not there', () => {
  it.each<[CommandOptions, readonly string[]]>([
    [{ chartDirs: ['nothere', 'charts'] }, ['nothere']],
    [{ chartDirs: ['charts/'] }, []],
    [{ chartDirs: ['nothere'], charts: ['charts/foo'] }, []],
  ])('%j are named and no error', async (options, missing) => {
    const { exitCode, stderr } = await lint(repositoryWith(), options);
    expect(exitCode).toBe(0);
    const warnings = stderr.split('\n').filter((line) => line.startsWith('Warning:'));
    expect(warnings).toStrictEqual(
      missing.map(
        (name) =>
          `Warning: the chart directory "${name}" does not exist. Name those that hold charts with --chart-dirs.`,
      ),
    );
  });
});

it('warns of a key that chart-testing does not know, and goes on', async () => {
  const repository = repositoryWith();
  repository.write({ 'ct.yaml': 'excluded-chart: [foo]\nall: true\n' });
  const { stderr, exitCode } = await lint(repository);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/has the key "excluded-chart", .* Did you mean "excluded-charts"\?/);
});
