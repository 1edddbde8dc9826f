/** All that chart-testing can be told, by the names of its own structure in camel case. */
export interface Configuration {
  readonly remote: string;
  readonly targetBranch: string;
  readonly since: string;
  readonly buildId: string;
  /** Path of the file; empty for the built-in one. */
  readonly lintConf: string;
  /** Path of the file; empty for the built-in one. */
  readonly chartYamlSchema: string;
  readonly validateMaintainers: boolean;
  readonly validateChartSchema: boolean;
  readonly validateYaml: boolean;
  readonly skipHelmDependencies: boolean;
  readonly additionalCommands: readonly string[];
  readonly checkVersionIncrement: boolean;
  readonly all: boolean;
  readonly charts: readonly string[];
  readonly chartRepos: readonly string[];
  readonly chartDirs: readonly string[];
  readonly excludedCharts: readonly string[];
  readonly helmExtraArgs: string;
  readonly helmExtraSetArgs: string;
  readonly helmLintExtraArgs: string;
  readonly helmRepoExtraArgs: readonly string[];
  readonly helmDependencyExtraArgs: readonly string[];
  readonly debug: boolean;
  readonly upgrade: boolean;
  readonly skipMissingValues: boolean;
  readonly skipCleanUp: boolean;
  readonly namespace: string;
  readonly releaseName: string;
  readonly releaseLabel: string;
  readonly excludeDeprecated: boolean;
  readonly kubectlTimeoutMilliseconds: number;
  readonly printLogs: boolean;
  readonly githubGroups: boolean;
  readonly useHelmignore: boolean;
  /** Ours: a changed chart marks those that depend on it by `file://`. */
  readonly followDependencies: boolean;
}
