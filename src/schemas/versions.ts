import { failure, problem, success, type Result } from '../result/index.js';

/** The Kubernetes minor versions whose schemas are shipped, oldest first. */
export const KUBERNETES_VERSIONS = ['1.32', '1.33', '1.34', '1.35', '1.36'] as const;

export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

const MINOR = /^v?(\d+\.\d+)(?:\.|$)/;

/**
 * Reads a Kubernetes version in any usual spelling.
 *
 * @param text - `1.36`, `v1.36.3`, `1.36.3-eks-abc`
 * @returns the minor version, or a usage problem that names those that are known
 * @example parseKubernetesVersion('v1.36.3') // { ok: true, value: '1.36' }
 */
export function parseKubernetesVersion(text: string): Result<KubernetesVersion> {
  const minor = MINOR.exec(text.trim())?.[1];
  const known = KUBERNETES_VERSIONS.find((version) => version === minor);
  if (known !== undefined) return success(known);
  return failure(
    problem(
      'usage',
      `There are no schemas of Kubernetes ${text}.`,
      `Choose one of ${KUBERNETES_VERSIONS.join(', ')}.`,
    ),
  );
}
