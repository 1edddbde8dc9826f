import { InvalidArgumentError, Option } from 'commander';

/** Names the place of a release; the same for every command that looks at one. */
export interface TargetOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly cluster?: string;
  readonly namespace: string;
  readonly release: string;
}

export const DEFAULT_CLUSTER = 'egov-msa';
export const DEFAULT_NAMESPACE = 'egov';
export const DEFAULT_RELEASE = 'egov';

/** Collects an option that may be given several times. */
export const collect = (value: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  value,
];

const dnsLabel =
  (longest: number) =>
  (value: string): string => {
    if (new RegExp(`^[a-z0-9]([-a-z0-9]{0,${String(longest - 2)}}[a-z0-9])?$`).test(value)) return value;
    throw new InvalidArgumentError(`Use up to ${String(longest)} lower-case letters, digits and hyphens.`);
  };

const duration = (value: string): string => {
  if (/^([1-9]\d*(h|m|s))+$/.test(value)) return value;
  throw new InvalidArgumentError('Write a time like 90s, 5m or 1h.');
};

/** Helm's limit, so that names derived from the release fit into 63 characters. */
const LONGEST_RELEASE = 53;
const LONGEST_NAMESPACE = 63;

export const targetOptions = (): readonly Option[] => [
  new Option('--context <name>', 'use this context of your kubeconfig instead of an embedded cluster'),
  new Option('--kubeconfig <path>', 'the kubeconfig of --context (default: $KUBECONFIG or ~/.kube/config)'),
  new Option('--cluster <name>', `name of the embedded cluster (default: "${DEFAULT_CLUSTER}")`).conflicts([
    'context',
    'kubeconfig',
  ]),
  new Option('-n, --namespace <name>', 'namespace of the release')
    .default(DEFAULT_NAMESPACE)
    .argParser(dnsLabel(LONGEST_NAMESPACE)),
  new Option('--release <name>', 'name of the Helm release')
    .default(DEFAULT_RELEASE)
    .argParser(dnsLabel(LONGEST_RELEASE)),
];

export const outputOption = (): Option =>
  new Option('-o, --output <format>', 'how to print the result').choices(['text', 'json']).default('text');

export const debugOption = (): Option =>
  new Option('--debug', 'on failure, show the full output of the tool that failed');

export const timeoutOption = (): Option =>
  new Option('--timeout <time>', 'how long workloads may take to become ready')
    .default('5m')
    .argParser(duration);
