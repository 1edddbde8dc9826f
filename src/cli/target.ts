import { clusterLayout, findRunningCluster } from '../cluster/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { DEFAULT_CLUSTER, type TargetOptions } from './options.js';

/** Which kubeconfig and context a command works with. */
export interface Target {
  readonly kubeconfig?: string;
  readonly context?: string;
  /** Name of the embedded cluster; undefined for the user's own. */
  readonly cluster?: string;
}

/**
 * The user's own cluster, when the command line names one.
 *
 * @returns undefined for an embedded cluster
 * @example
 * externalTarget({ context: 'prod', namespace: 'egov', release: 'egov' }) // { context: 'prod' }
 */
export const externalTarget = ({ context, kubeconfig }: TargetOptions): Target | undefined =>
  context === undefined && kubeconfig === undefined
    ? undefined
    : { ...(kubeconfig === undefined ? {} : { kubeconfig }), ...(context === undefined ? {} : { context }) };

/**
 * Finds the cluster that a command looks at, without starting one.
 *
 * @returns a failure when the embedded cluster does not run
 * @example
 * const target = await findTarget(options);
 */
export const findTarget = async (options: TargetOptions): Promise<Result<Target>> => {
  const external = externalTarget(options);
  if (external !== undefined) return success(external);
  const layout = clusterLayout(options.cluster ?? DEFAULT_CLUSTER);
  if (isFailure(layout)) return layout;
  const running = await findRunningCluster(layout.value);
  if (running === undefined) {
    const message = `The embedded cluster "${layout.value.name}" does not run.`;
    return failure(
      problem('cluster', message, 'Start it with npx egov-msa up, or name your own with --context.'),
    );
  }
  return success({ kubeconfig: running.kubeconfig, context: running.name, cluster: running.name });
};
