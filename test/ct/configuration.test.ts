import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  flagsOf,
  formatConfiguration,
  loadConfiguration,
  type Configuration,
  type CtCommand,
  type FlagValues,
} from '../../src/ct/configuration/index.js';
import { formatDuration, parseDuration } from '../../src/ct/configuration/duration.js';
import { isFailure, throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';
import { surroundingsOf } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly flags?: FlagValues;
  readonly environment?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly command?: CtCommand;
}

const load = ({ files = {}, flags = {}, environment = {}, config = '', command = 'lint' }: Given) => {
  const directory = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const resolved = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace('$DIRECTORY', directory)]),
  );
  return loadConfiguration(command, flags, config, surroundingsOf(directory, resolved));
};

const configurationOf = (given: Given): Configuration => throwIfFailed(load(given)).configuration;

const messageOf = (given: Given): string => {
  const loaded = load(given);
  return isFailure(loaded) ? loaded.problem.message : 'no failure';
};

describe('precedence', () => {
  const file = { 'ct.yaml': 'remote: from-file\nchart-dirs: [file]\nvalidate-yaml: false\n' };
  const environment = { CT_REMOTE: 'from-environment', CT_CHART_DIRS: 'a,b', CT_VALIDATE_YAML: 'true' };

  it.each<[string, Given, Partial<Configuration>]>([
    ['nothing given', {}, { remote: 'origin', chartDirs: ['charts'], validateYaml: true }],
    ['a file', { files: file }, { remote: 'from-file', chartDirs: ['file'], validateYaml: false }],
    [
      'a file and the environment',
      { files: file, environment },
      { remote: 'from-environment', chartDirs: ['a', 'b'], validateYaml: true },
    ],
    [
      'a file, the environment and flags',
      {
        files: file,
        environment,
        flags: { remote: 'from-flag', 'chart-dirs': ['c'], 'validate-yaml': false },
      },
      { remote: 'from-flag', chartDirs: ['c'], validateYaml: false },
    ],
    ['an empty variable', { files: file, environment: { CT_REMOTE: '' } }, { remote: 'from-file' }],
    ['an empty flag', { files: file, flags: { remote: '' } }, { remote: '' }],
  ])('with %s', (_, given, expected) => {
    expect(configurationOf(given)).toMatchObject(expected);
  });
});

describe('files', () => {
  it.each<[string, string]>([
    [
      'ct.yaml',
      'target-branch: release\nchart-dirs:\n  - stable\n  - incubator\nall: true\nkubectl-timeout: 120s\n',
    ],
    ['ct.yml', 'Target-Branch: release\nchart-dirs: stable,incubator\nall: "true"\nkubectl-timeout: 2m\n'],
    [
      'ct.json',
      '{"target-branch": "release", "chart-dirs": ["stable", "incubator"], "all": true, "kubectl-timeout": "120s"}',
    ],
    [
      'ct.toml',
      'target-branch = "release"\nchart-dirs = ["stable", "incubator"]\nall = true\nkubectl-timeout = "120s"\n',
    ],
    [
      '.ct/ct.yaml',
      '\ufefftarget-branch: release\r\nchart-dirs: [stable, incubator]\r\nall: true\r\nkubectl-timeout: 120s\r\n',
    ],
  ])('%s is read', (path, content) => {
    expect(configurationOf({ files: { [path]: content } })).toMatchObject({
      targetBranch: 'release',
      chartDirs: ['stable', 'incubator'],
      all: true,
      checkVersionIncrement: false,
      kubectlTimeoutMilliseconds: 120_000,
    });
  });

  it('are searched in the working directory, then .ct, then the home directory', () => {
    const places = [
      ['ct.yaml', 'remote: here'],
      ['.ct/ct.yaml', 'remote: below'],
      ['no-home/.ct/ct.yaml', 'remote: home'],
    ] as const;
    const found = places.map(
      (_, index) => configurationOf({ files: Object.fromEntries(places.slice(index)) }).remote,
    );
    expect(found).toStrictEqual(['here', 'below', 'home']);
  });

  it('are searched in CT_CONFIG_DIR alone when it is set', () => {
    const files = {
      'ct.yaml': 'remote: here',
      'own/ct.yaml': 'remote: own',
      'own/lintconf.yaml': '',
      'own/chart_schema.yaml': '',
    };
    const environment = { CT_CONFIG_DIR: '$DIRECTORY/own' };
    expect(configurationOf({ files, environment })).toMatchObject({
      remote: 'own',
      lintConf: expect.stringMatching(/own\/lintconf\.yaml$/) as unknown,
    });
  });

  it('of the linters are found beside ct.yaml, and built in when there are none', () => {
    expect(configurationOf({ files: { '.ct/lintconf.yaml': 'rules: {}' } })).toMatchObject({
      lintConf: '.ct/lintconf.yaml',
      chartYamlSchema: '',
    });
  });
});

describe('scopes', () => {
  it('keep a variable from a command that has no such flag, but not a key of the file', () => {
    const environment = { CT_SKIP_HELM_DEPENDENCIES: 'true' };
    const files = { 'ct.yaml': 'skip-helm-dependencies: true' };
    expect(configurationOf({ environment, command: 'install' }).skipHelmDependencies).toBe(false);
    expect(configurationOf({ files, command: 'install' }).skipHelmDependencies).toBe(true);
    expect(configurationOf({ environment, command: 'lint' }).skipHelmDependencies).toBe(true);
  });

  it('let kubectl-timeout and print-logs be set without a flag', () => {
    const environment = { CT_KUBECTL_TIMEOUT: '1m30s', CT_PRINT_LOGS: 'false' };
    expect(configurationOf({ environment, command: 'install' })).toMatchObject({
      kubectlTimeoutMilliseconds: 90_000,
      printLogs: false,
    });
  });

  it('leave upgrade to the commands that install', () => {
    const files = { 'ct.yaml': 'upgrade: true' };
    expect(
      (['lint', 'install'] as const).map((command) => configurationOf({ files, command }).upgrade),
    ).toStrictEqual([false, true]);
  });

  it('give each command the flags of chart-testing, and one of ours', () => {
    const common =
      'remote target-branch since chart-dirs excluded-charts exclude-deprecated github-groups use-helmignore follow-dependencies';
    const runs = `${common} all charts chart-repos helm-extra-args helm-lint-extra-args helm-repo-extra-args helm-dependency-extra-args debug`;
    const lints =
      'lint-conf chart-yaml-schema validate-maintainers check-version-increment validate-chart-schema validate-yaml skip-helm-dependencies additional-commands';
    const installs =
      'build-id upgrade skip-missing-values namespace release-name release-label helm-extra-set-args skip-clean-up';
    const flags = (command: CtCommand): readonly string[] =>
      flagsOf(command)
        .map(([key]) => key)
        .sort();
    const sorted = (names: string): readonly string[] => names.split(' ').sort();
    expect(flags('list-changed')).toStrictEqual(sorted(common));
    expect(flags('lint')).toStrictEqual(sorted(`${runs} ${lints}`));
    expect(flags('install')).toStrictEqual(sorted(`${runs} ${installs}`));
    expect(flags('lint-and-install')).toStrictEqual(sorted(`${runs} ${lints} ${installs}`));
  });
});

describe('what is refused', () => {
  it.each<[string, Given]>([
    [
      "specifying both, '--all' and '--charts', is not allowed",
      { flags: { all: true, charts: ['charts/foo'] } },
    ],
    [
      "specifying '--namespace' without '--release-label' is not allowed",
      { flags: { namespace: 'a', 'release-label': '' }, command: 'install' },
    ],
    [
      "specifying '--upgrade=true' without '--target-branch' or '--remote', is not allowed",
      { flags: { upgrade: true, remote: '' }, command: 'install' },
    ],
    [
      "'chart_schema.yaml' neither specified nor found in default locations",
      { environment: { CT_CONFIG_DIR: '$DIRECTORY' } },
    ],
    [
      "'lintconf.yaml' neither specified nor found in default locations",
      { environment: { CT_CONFIG_DIR: '$DIRECTORY' }, flags: { 'validate-chart-schema': false } },
    ],
    ['failed loading config file: open none.yaml: no such file or directory', { config: 'none.yaml' }],
    [
      'failed unmarshaling configuration: all (CT_ALL) is not true or false',
      { environment: { CT_ALL: 'perhaps' } },
    ],
    [
      'failed unmarshaling configuration: kubectl-timeout "soon" is not a time',
      { files: { 'ct.yaml': 'kubectl-timeout: soon' } },
    ],
  ])('%s', (message, given) => {
    expect(messageOf(given)).toBe(message);
  });

  it.each([
    ['ct.yaml', 'a: 1\na: 2\n', 'line 2'],
    ['ct.yaml', 'a: [\n', 'is not valid YAML'],
    ['ct.yaml', '- a\n', 'is not a mapping'],
    ['ct.toml', 'a = \n', 'is not valid TOML'],
    ['ct.hcl', 'a = 1', 'is none of .yaml, .yml, .json and .toml'],
  ])('a broken %s: %j', (file, content, reason) => {
    expect(messageOf({ files: { [file]: content }, config: file })).toContain(reason);
  });
});

describe('wrong values', () => {
  it('are all named in one run, with where they stand', () => {
    const content = 'validate-maintainers: maybe\nall: [1]\nchart-dirs: 5\nkubectl-timeout: soon\n';
    const files = { 'ct.yaml': content };
    expect(messageOf({ files }).replaceAll(/\(.*ct\.yaml\)/g, '(ct.yaml)')).toBe(
      `failed unmarshaling configuration:
  validate-maintainers (ct.yaml) is not true or false
  all (ct.yaml) is not true or false
  kubectl-timeout "soon" is not a time`,
    );
  });

  it('do not hide a text where viper takes one for a list', () => {
    expect(configurationOf({ files: { 'ct.yaml': 'chart-dirs: 5\n' } }).chartDirs).toStrictEqual(['5']);
  });
});

describe('a namespace without a release label', () => {
  const hintOf = (given: Given): string => {
    const loaded = load({ ...given, files: { 'ct.yaml': 'namespace: test\n' } });
    return isFailure(loaded) ? loaded.problem.hint : 'no failure';
  };

  it.each<[CtCommand, string]>([
    ['lint', 'Write release-label into the file as well: lint has no default for it, as ct has none.'],
    [
      'list-changed',
      'Write release-label into the file as well: list-changed has no default for it, as ct has none.',
    ],
    ['install', 'no failure'],
    ['lint-and-install', 'no failure'],
  ])('%s: %s', (command, hint) => {
    expect(hintOf({ command })).toBe(hint);
  });
});

describe('files of viper that are not read', () => {
  const warningsOf = (files: Readonly<Record<string, string>>, config = ''): readonly string[] =>
    throwIfFailed(load({ files, config })).warnings;

  it.each(['ct.hcl', 'ct.properties', 'ct.ini', '.ct/ct.env', 'no-home/.ct/ct.tfvars'])(
    '%s is named',
    (file) => {
      const [warning, ...others] = warningsOf({ [file]: 'all = true\n' });
      expect(others).toStrictEqual([]);
      expect(warning).toMatch(/^Warning: found .*, but only yaml, yml, json and toml are read\.$/);
      expect(warning).toContain(`${file}, but`);
    },
  );

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['beside one that is read', { 'ct.hcl': '', 'ct.yaml': '' }, ''],
    ['after one that is read', { '.ct/ct.hcl': '', 'ct.yaml': '' }, ''],
    ['when another is named', { 'ct.hcl': '', 'own.yaml': '' }, 'own.yaml'],
  ])('are of no interest %s', (_, files, config) => {
    expect(warningsOf(files, config)).toStrictEqual([]);
  });

  it('are named before one that is read after them', () => {
    const loaded = throwIfFailed(load({ files: { 'ct.hcl': '', '.ct/ct.yaml': 'remote: below\n' } }));
    expect(loaded.configuration.remote).toBe('below');
    expect(loaded.warnings).toStrictEqual([
      'Warning: found ct.hcl, but only yaml, yml, json and toml are read.',
    ]);
  });
});

describe('unknown keys', () => {
  it('are named, with the key that was meant', () => {
    const { warnings } = throwIfFailed(
      load({ files: { 'ct.yaml': 'chart-dir: [a]\ngithub-instance: x\nx: 1\n' } }),
    );
    expect(warnings.map((line) => line.replace(/^.* has /, ''))).toStrictEqual([
      'the key "chart-dir", which chart-testing does not know. Did you mean "chart-dirs"?',
      'the key "github-instance", which chart-testing does not know.',
      'the key "x", which chart-testing does not know.',
    ]);
  });

  it('do not count when they are flags only', () => {
    expect(throwIfFailed(load({ files: { 'ct.yaml': 'print-config: true\n' } })).warnings).toStrictEqual([]);
  });
});

it('prints the configuration in the words of chart-testing', () => {
  const lines = formatConfiguration(configurationOf({ flags: { 'excluded-charts': ['a', 'b'] } }));
  expect(lines[1]).toBe(' Configuration');
  expect(lines).toContain('ExcludedCharts: [a b]');
  expect(lines).toContain('KubectlTimeout: 30s');
  expect(lines).toContain('ProcessAllCharts: false');
  expect(lines).toContain('BuildID: ');
});

it.each([
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['2h0m0s', 7_200_000],
  ['1.5s', 1_500],
  ['250ms', 250],
])('reads and writes the time %s as Go does', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
  expect(formatDuration(milliseconds)).toBe(text);
});
