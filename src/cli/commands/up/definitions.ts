import { installDefinitions, type RunningCluster } from '../../../cluster/index.js';
import { isFailure, type Result } from '../../../result/index.js';
import type { CliContext } from '../../context.js';

/**
 * Gives an embedded cluster custom resource definitions. A real cluster gets them from whoever runs the project; this
 * one from us, and only those that are used.
 *
 * @example
 * await giveDefinitions(cluster, ['istio'], context);
 */
export const giveDefinitions = async (
  cluster: RunningCluster,
  sources: readonly string[],
  { progress, signal }: Pick<CliContext, 'progress' | 'signal'>,
): Promise<Result<number>> => {
  const installed = await installDefinitions(cluster, sources, signal);
  if (!isFailure(installed) && installed.value > 0) {
    progress.note(
      `The cluster was given the custom resource definitions of ${sources.join(', ')}: they are stored, but no controller acts on them.`,
    );
  }
  return installed;
};
