import { colours } from '../../../terminal/index.js';
import type { InstalledRelease } from '../../../helm/index.js';
import { formatWorkloads, type WorkloadSummary } from '../../../workloads/index.js';
import type { Target } from '../../target.js';

export interface UpSummary {
  readonly target: Target;
  readonly namespace: string;
  readonly release: string;
  readonly installed: InstalledRelease;
  readonly workloads: readonly WorkloadSummary[];
  /** Folder of the helm that was used, when the shell would not find it by itself. */
  readonly helmDirectory?: string;
  /** Wall-clock time of the whole command. */
  readonly durationMilliseconds: number;
}

const countReady = (workloads: readonly WorkloadSummary[]): string => {
  const ready = workloads.filter((workload) => workload.ready >= workload.desired);
  return `${String(ready.length)} of ${String(workloads.length)} workloads ready`;
};

const shellFlags = (flags: readonly (readonly [name: string, value: string | undefined])[]): string =>
  flags.map(([name, value]) => (value === undefined ? '' : ` --${name} ${value}`)).join('');

const nextCommands = ({ target, namespace, release, helmDirectory }: UpSummary): readonly string[] => {
  const { cluster, kubeconfig } = target;
  const context = cluster === undefined ? target.context : undefined;
  const own = shellFlags([
    ['cluster', cluster === 'egov-msa' ? undefined : cluster],
    ['context', context],
    ['namespace', namespace === 'egov' ? undefined : namespace],
    ['release', release === 'egov' ? undefined : release],
  ]);
  return [
    ...(kubeconfig === undefined ? [] : [`export KUBECONFIG=${kubeconfig}`]),
    ...(helmDirectory === undefined ? [] : [`export PATH=${helmDirectory}:$PATH`]),
    `kubectl get pods -n ${namespace}${shellFlags([['context', context]])}`,
    `helm status ${release} -n ${namespace}${shellFlags([['kube-context', context]])}`,
    `npx egov-msa status${own}`,
    ...(cluster === undefined
      ? [`helm uninstall ${release} -n ${namespace}${shellFlags([['kube-context', context]])}`]
      : [`npx egov-msa down${shellFlags([['cluster', cluster === 'egov-msa' ? undefined : cluster]])}`]),
  ];
};

const LIMITS =
  'The nodes are simulated and no container runs: scheduling, admission, storage binding and rollouts are real,' +
  ' the applications are not. Use --context for a real cluster.';

/**
 * What `up` prints at its end: every workload, what to do next, and what is simulated.
 *
 * @example
 * print(formatSummary(summary, { notes: false }));
 */
export const formatSummary = (summary: UpSummary, { notes }: { readonly notes: boolean }): string => {
  const { installed, workloads, release, namespace } = summary;
  const seconds = (summary.durationMilliseconds / 1000).toFixed(1);
  return [
    '',
    formatWorkloads(workloads),
    '',
    `${colours.green('✔')} Release "${release}" revision ${String(installed.revision)} in namespace "${namespace}": ${countReady(workloads)} after ${seconds} s.`,
    '',
    'Next:',
    ...nextCommands(summary).map((line) => `  ${line}`),
    ...(notes && installed.notes !== '' ? ['', installed.notes.trimEnd()] : []),
    ...(summary.target.cluster === undefined ? [] : ['', colours.dim(LIMITS)]),
  ].join('\n');
};

/** The same as data, for `--output json`. */
export const summaryAsJson = (summary: UpSummary): string => {
  const { target, namespace, release, installed, workloads, durationMilliseconds } = summary;
  const { revision, status, notes } = installed;
  const simulated = target.cluster !== undefined;
  return JSON.stringify(
    { ...target, simulated, namespace, release, revision, status, durationMilliseconds, workloads, notes },
    undefined,
    2,
  );
};
