import { failure, problem, success, type Result } from '../result/index.js';
import type { ClusterConnection } from './connection.js';
import { summariseWorkloads } from './summary.js';
import { withTimeout } from './timeout.js';
import type { WorkloadSummary } from './types.js';

const reasonOf = (error: unknown): string => {
  const { code, message, cause } = error as {
    code?: unknown;
    message?: string;
    cause?: { message?: string };
  };
  if (code === 401 || code === 403) return 'it does not let this user list workloads';
  return cause?.message ?? message?.split('\n')[0] ?? String(error);
};

/**
 * Reads the workloads of a release from the API server.
 *
 * @returns one summary a workload; a failure when the cluster does not answer or does not allow it
 * @example
 * const workloads = await readWorkloads(connection, { namespace: 'egov', release: 'egov' });
 */
export const readWorkloads = async (
  { core, apps, batch }: ClusterConnection,
  { namespace, release }: { readonly namespace: string; readonly release: string },
): Promise<Result<readonly WorkloadSummary[]>> => {
  try {
    const [deployments, statefulSets, daemonSets, jobs, cronJobs, services, claims] = await withTimeout(
      Promise.all([
        apps.listNamespacedDeployment({ namespace }),
        apps.listNamespacedStatefulSet({ namespace }),
        apps.listNamespacedDaemonSet({ namespace }),
        batch.listNamespacedJob({ namespace }),
        batch.listNamespacedCronJob({ namespace }),
        core.listNamespacedService({ namespace }),
        core.listNamespacedPersistentVolumeClaim({ namespace }),
      ]),
    );
    const objects = {
      deployments: deployments.items,
      statefulSets: statefulSets.items,
      daemonSets: daemonSets.items,
      jobs: jobs.items,
      cronJobs: cronJobs.items,
      services: services.items,
      claims: claims.items,
    };
    return success(summariseWorkloads(objects, release));
  } catch (error) {
    const message = `The workloads cannot be read: ${reasonOf(error)}.`;
    return failure(problem('cluster', message, 'Check the cluster and your rights with kubectl get nodes.'));
  }
};
