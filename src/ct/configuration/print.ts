import { groupLines } from '../console.js';
import type { Configuration } from './configuration.js';
import { formatDuration } from './duration.js';

/** Names that do not follow from ours. */
const NAMES: Readonly<Record<string, string>> = {
  buildId: 'BuildID',
  all: 'ProcessAllCharts',
  kubectlTimeoutMilliseconds: 'KubectlTimeout',
};

/** In the order of chart-testing's structure. */
const ORDER: readonly (keyof Configuration)[] = [
  'remote',
  'targetBranch',
  'since',
  'buildId',
  'lintConf',
  'chartYamlSchema',
  'validateMaintainers',
  'validateChartSchema',
  'validateYaml',
  'skipHelmDependencies',
  'additionalCommands',
  'checkVersionIncrement',
  'all',
  'charts',
  'chartRepos',
  'chartDirs',
  'excludedCharts',
  'helmExtraArgs',
  'helmExtraSetArgs',
  'helmLintExtraArgs',
  'helmRepoExtraArgs',
  'helmDependencyExtraArgs',
  'debug',
  'upgrade',
  'skipMissingValues',
  'skipCleanUp',
  'namespace',
  'releaseName',
  'releaseLabel',
  'excludeDeprecated',
  'kubectlTimeoutMilliseconds',
  'printLogs',
  'githubGroups',
  'useHelmignore',
  'followDependencies',
];

const format = (value: string | number | boolean | readonly string[]): string => {
  if (typeof value === 'number') return formatDuration(value);
  return typeof value === 'object' ? `[${value.join(' ')}]` : String(value);
};

/**
 * What `--print-config` prints, as chart-testing does.
 *
 * @example formatConfiguration(configuration).join('\n')
 */
export const formatConfiguration = (configuration: Configuration): readonly string[] => {
  const lines = ORDER.map((key) => {
    const name = NAMES[key] ?? `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    return `${name}: ${format(configuration[key])}`;
  });
  return groupLines('Configuration', lines, configuration.githubGroups);
};
