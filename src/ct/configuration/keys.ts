/** The commands that read the configuration. */
export type CtCommand = 'lint' | 'install' | 'lint-and-install' | 'list-changed';

type SettingValue = string | boolean | readonly string[];

/** One key of ct.yaml, which is a flag of some commands and an environment variable as well. */
export interface Setting<Value extends SettingValue = SettingValue> {
  readonly default: Value;
  /** Commands that have it as a flag; the file is read for all. */
  readonly scope: readonly CtCommand[];
  /** What the help says; empty for a key without a flag. */
  readonly help: string;
  /** How the value is called in the help. */
  readonly value?: string;
}

const ALL: readonly CtCommand[] = ['lint', 'install', 'lint-and-install', 'list-changed'];
const RUNS: readonly CtCommand[] = ['lint', 'install', 'lint-and-install'];
const LINTS: readonly CtCommand[] = ['lint', 'lint-and-install'];
const INSTALLS: readonly CtCommand[] = ['install', 'lint-and-install'];

const text = (scope: readonly CtCommand[], value: string, help: string, byDefault = ''): Setting<string> => ({
  default: byDefault,
  scope,
  help,
  value,
});

const list = (
  scope: readonly CtCommand[],
  value: string,
  help: string,
  byDefault: readonly string[] = [],
): Setting<readonly string[]> => ({ default: byDefault, scope, help, value });

const flag = (scope: readonly CtCommand[], help: string, byDefault = false): Setting<boolean> => ({
  default: byDefault,
  scope,
  help,
});

/**
 * Every key with its type, default and scope, in the order of chart-testing's own structure.
 *
 * @see https://github.com/helm/chart-testing/blob/main/pkg/config/config.go
 */
export const SETTINGS = {
  remote: text(ALL, 'name', 'Git remote that changed charts are found against', 'origin'),
  'target-branch': text(ALL, 'name', 'branch that changed charts are found against', 'main'),
  since: text(ALL, 'commit', 'Git reference whose changes count', 'HEAD'),
  'build-id': text(INSTALLS, 'id', 'identifier that becomes part of the namespace, for instance pr-42'),
  'lint-conf': text(
    LINTS,
    'path',
    'rules for YAML (default: lintconf.yaml of the search path, then built in)',
  ),
  'chart-yaml-schema': text(
    LINTS,
    'path',
    'schema of Chart.yaml (default: chart_schema.yaml of the search path, then built in)',
  ),
  'validate-maintainers': flag(LINTS, 'ask the Git host whether the maintainers have accounts', true),
  'validate-chart-schema': flag(LINTS, 'check Chart.yaml against the schema', true),
  'validate-yaml': flag(LINTS, 'check the YAML of Chart.yaml and the values files', true),
  'skip-helm-dependencies': flag(LINTS, 'never run helm dependency build'),
  'additional-commands': list(
    LINTS,
    'commands',
    'commands to run for each chart; {{ .Path }} is its directory',
  ),
  'check-version-increment': flag(LINTS, 'changed charts need a higher version', true),
  all: flag(RUNS, 'all charts, changed or not; no version check'),
  charts: list(RUNS, 'paths', 'these charts, changed or not; no version check'),
  'chart-repos': list(RUNS, 'name=url', 'repositories that dependencies come from'),
  'chart-dirs': list(ALL, 'paths', 'directories that hold charts', ['charts']),
  'excluded-charts': list(ALL, 'names', 'charts to leave out'),
  'helm-extra-args': text(RUNS, 'arguments', 'arguments for helm install, upgrade, test and uninstall'),
  'helm-extra-set-args': text(INSTALLS, 'arguments', 'more arguments for helm install and upgrade'),
  'helm-lint-extra-args': text(RUNS, 'arguments', 'arguments for helm lint'),
  'helm-repo-extra-args': list(RUNS, 'name=arguments', 'arguments for helm repo add'),
  'helm-dependency-extra-args': list(RUNS, 'arguments', 'arguments for helm dependency build'),
  debug: flag(RUNS, 'print the command lines of helm, git and kubectl'),
  upgrade: flag(INSTALLS, 'also upgrade from the previous revision, unless it may break'),
  'skip-missing-values': flag(INSTALLS, 'with --upgrade, leave out values files that are gone'),
  'skip-clean-up': flag(INSTALLS, 'keep releases and namespaces'),
  namespace: text(INSTALLS, 'name', 'namespace of all releases (default: a new one each)'),
  'release-name': text(INSTALLS, 'name', 'name of the release (default: chart and a random suffix)'),
  'release-label': text(
    INSTALLS,
    'label',
    'label that holds the release name, used with --namespace',
    'app.kubernetes.io/instance',
  ),
  'exclude-deprecated': flag(ALL, 'leave deprecated charts out'),
  'kubectl-timeout': text([], 'time', '', '30s'),
  'print-logs': flag([], '', true),
  'github-groups': flag(ALL, 'fold the output in GitHub Actions'),
  'use-helmignore': flag(ALL, 'changes to ignored files do not count'),
  'follow-dependencies': flag(ALL, 'a changed chart marks those that depend on it by file://', true),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof SETTINGS;

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

/** What a user gave on the command line, undefined for the rest. */
export type FlagValues = Readonly<Partial<Record<SettingKey, string | boolean | readonly string[]>>>;

/** These have no flag but are read from the environment all the same. */
export const DEFAULTED_KEYS: readonly SettingKey[] = ['kubectl-timeout', 'print-logs'];

/**
 * The settings that a command has as flags.
 *
 * @example flagsOf('list-changed').map(([key]) => key)
 */
export const flagsOf = (command: CtCommand): readonly (readonly [SettingKey, Setting])[] =>
  SETTING_KEYS.map((key): readonly [SettingKey, Setting] => [key, SETTINGS[key]]).filter(([, { scope }]) =>
    scope.includes(command),
  );
