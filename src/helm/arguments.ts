/** Where helm finds the cluster. */
export interface HelmTarget {
  /** Path of the kubeconfig; helm's own choice (KUBECONFIG, ~/.kube/config) when undefined. */
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace: string;
}

/** Everything that `helm upgrade --install` is told. */
export interface ReleasePlan {
  readonly release: string;
  /** Directory of the chart. */
  readonly chart: string;
  /** Values files in merge order, the last one wins. */
  readonly values: readonly string[];
  /** Helm's own `key.path=value` form, merged last. */
  readonly set: readonly string[];
  /** As helm takes it, for instance `5m`. */
  readonly timeout: string;
  readonly createNamespace: boolean;
}

/**
 * The arguments that say which cluster and namespace helm works on.
 *
 * @example
 * targetArguments({ namespace: 'egov', context: 'prod' }) // ['--namespace=egov', '--kube-context=prod']
 */
export const targetArguments = ({ kubeconfig, context, namespace }: HelmTarget): readonly string[] => [
  `--namespace=${namespace}`,
  ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
  ...(context === undefined ? [] : [`--kube-context=${context}`]),
];

/**
 * The arguments that install a release or upgrade it, wait until it is ready, and undo what was done when it
 * does not become ready. Helm 4 renamed `--atomic`.
 *
 * @param plan - what to install
 * @param helmVersion - without `v`
 * @example
 * upgradeArguments(plan, '4.3.1')
 */
export const upgradeArguments = (plan: ReleasePlan, helmVersion: string): readonly string[] => [
  'upgrade',
  '--install',
  ...(helmVersion.startsWith('3.') ? ['--atomic'] : ['--rollback-on-failure']),
  '--wait',
  '--wait-for-jobs',
  `--timeout=${plan.timeout}`,
  ...(plan.createNamespace ? ['--create-namespace'] : []),
  ...plan.values.map((file) => `--values=${file}`),
  ...plan.set.map((assignment) => `--set=${assignment}`),
  '--output=json',
  '--',
  plan.release,
  plan.chart,
];
