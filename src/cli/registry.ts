import type { CommandDefinition } from './command.js';

export interface RegisteredCommand {
  readonly name: string;
  /** Short forms of the name. */
  readonly aliases?: readonly string[];
  /** One of chart-testing's commands: its exit codes are 0 and 1 only, and it says `Error:`. */
  readonly ofChartTesting?: true;
  /** One line for `egov-msa --help`. */
  readonly summary: string;
  readonly load: () => Promise<CommandDefinition<never>>;
}

/** Every command, in the order of the help. A new one is a folder in commands/ and an entry here. */
export const COMMANDS: readonly RegisteredCommand[] = [
  {
    name: 'up',
    summary: 'install or upgrade the system, on an embedded cluster or on yours',
    load: async () => (await import('./commands/up/index.js')).up,
  },
  {
    name: 'status',
    summary: 'show every workload with its ports, volumes and image',
    load: async () => (await import('./commands/status/index.js')).status,
  },
  {
    name: 'down',
    summary: 'stop the embedded cluster and remove its files',
    load: async () => (await import('./commands/down/index.js')).down,
  },
  {
    name: 'render',
    summary: 'print the manifests of a values stack',
    load: async () => (await import('./commands/render/index.js')).render,
  },
  {
    name: 'validate',
    summary: 'validate values and manifests against their schemas',
    load: async () => (await import('./commands/validate/index.js')).validate,
  },
  {
    name: 'check',
    summary: 'check what every good chart keeps',
    load: async () => (await import('./commands/check/index.js')).check,
  },
  {
    name: 'matrix',
    summary: 'validate and check every environment x overlay x ministry x Kubernetes version',
    load: async () => (await import('./commands/matrix/index.js')).matrix,
  },
  {
    name: 'lint',
    ofChartTesting: true,
    summary: "lint changed charts, as chart-testing's ct does",
    load: async () => (await import('./commands/lint/index.js')).lint,
  },
  {
    name: 'install',
    ofChartTesting: true,
    summary: 'install and test changed charts, as ct does',
    load: async () => (await import('./commands/install/index.js')).install,
  },
  {
    name: 'lint-and-install',
    aliases: ['li'],
    ofChartTesting: true,
    summary: 'lint changed charts, then install and test them',
    load: async () => (await import('./commands/lint-and-install/index.js')).lintAndInstall,
  },
  {
    name: 'list-changed',
    aliases: ['ls-changed', 'lsc'],
    ofChartTesting: true,
    summary: 'print the folders of changed charts',
    load: async () => (await import('./commands/list-changed/index.js')).listChangedCommand,
  },
  {
    name: 'version',
    ofChartTesting: true,
    summary: 'print version, commit, date and license',
    load: async () => (await import('./commands/version/index.js')).version,
  },
  {
    name: 'diff',
    summary: 'show what differs between two environments, versions or git revisions',
    load: async () => (await import('./commands/diff/index.js')).diff,
  },
  {
    name: 'upgrade-check',
    summary: 'say what an upgrade would be refused for, delete, change and restart',
    load: async () => (await import('./commands/upgrade-check/index.js')).upgradeCheck,
  },
  {
    name: 'ministry',
    summary: 'make, list and check the ministries of a chart',
    load: async () => (await import('./commands/ministry/index.js')).ministry,
  },
  {
    name: 'images',
    summary: 'list every image with the workloads that use it',
    load: async () => (await import('./commands/images/index.js')).images,
  },
  {
    name: 'publish',
    summary: 'package, sign and publish a chart to a folder or an OCI registry',
    load: async () => (await import('./commands/publish/index.js')).publish,
  },
  {
    name: 'adopt',
    summary: "hand upstream's Kustomize deployment over to a release",
    load: async () => (await import('./commands/adopt/index.js')).adopt,
  },
  {
    name: 'report',
    summary: 'draw a release: map, environments, network, checks and upgrade on one HTML page',
    load: async () => (await import('./commands/report/index.js')).report,
  },
  {
    name: 'init',
    summary: 'set the toolkit up in any repository of charts',
    load: async () => (await import('./commands/init/index.js')).init,
  },
  {
    name: 'doctor',
    summary: 'check machine, programs and cluster, and say which environment fits',
    load: async () => (await import('./commands/doctor/index.js')).doctor,
  },
  {
    name: 'kubeconfig',
    summary: "print the path of the embedded cluster's kubeconfig",
    load: async () => (await import('./commands/kubeconfig/index.js')).kubeconfig,
  },
  {
    name: 'completion',
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion/index.js')).completion,
  },
];
