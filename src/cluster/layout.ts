import { isAbsolute, join, resolve } from 'node:path';
import { cacheRoot } from '../cache/index.js';
import { failure, problem, success, type Result } from '../result/index.js';

/** Where each file of one cluster lies; all paths are absolute. */
export interface ClusterLayout {
  readonly name: string;
  readonly directory: string;
  readonly state: string;
  readonly kubeconfig: string;
  readonly pki: string;
  readonly logs: string;
  readonly data: string;
  readonly config: string;
}

/** The name becomes a directory and a context; this is the DNS label rule of RFC 1123. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * The directory that holds the embedded clusters.
 *
 * @param environment - the variables to read; `EGOV_MSA_STATE` names another directory
 * @example
 * clustersRoot() // '/home/me/.cache/egov-msa/clusters'
 */
export const clustersRoot = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string => {
  const chosen = environment['EGOV_MSA_STATE'];
  return chosen === undefined || chosen === '' ? join(cacheRoot(environment), 'clusters') : resolve(chosen);
};

/**
 * Names the files of a cluster.
 *
 * @param name - up to 40 lower-case letters, digits and hyphens
 * @param root - the directory of all clusters
 * @returns the paths; a failure when the name cannot be used
 * @example
 * const layout = throwIfFailed(clusterLayout('egov-msa'));
 */
export const clusterLayout = (name: string, root: string = clustersRoot()): Result<ClusterLayout> => {
  if (!NAME.test(name)) {
    return failure(
      problem(
        'usage',
        `"${name}" is not a cluster name.`,
        'Use up to 40 lower-case letters, digits and hyphens, starting and ending with a letter or digit.',
      ),
    );
  }
  const directory = join(isAbsolute(root) ? root : resolve(root), name);
  return success({
    name,
    directory,
    state: join(directory, 'state.json'),
    kubeconfig: join(directory, 'kubeconfig'),
    pki: join(directory, 'pki'),
    logs: join(directory, 'logs'),
    data: join(directory, 'etcd'),
    config: join(directory, 'config'),
  });
};
