import { Option } from 'commander';
import { isFailure, success, type Result } from '../result/index.js';
import { KUBERNETES_VERSIONS, parseKubernetesVersion, type KubernetesVersion } from '../schemas/index.js';
import { collectList } from './render-options.js';

/** Stands for every version that there are schemas of. */
export const ALL_VERSIONS = 'all';

/**
 * The option that chooses Kubernetes versions to validate for.
 *
 * @example command.addOption(kubernetesOption());
 */
export const kubernetesOption = (): Option =>
  new Option(
    '--kubernetes <versions>',
    `Kubernetes versions, with commas between them (default: all of ${KUBERNETES_VERSIONS.join(', ')})`,
  ).argParser(collectList);

/**
 * Reads the versions of {@link kubernetesOption}.
 *
 * @returns versions once each, oldest first; a usage problem for one without schemas
 * @example readVersions(['1.36', '1.32']) // { ok: true, value: ['1.32', '1.36'] }
 */
export const readVersions = (given: readonly string[] | undefined): Result<readonly KubernetesVersion[]> => {
  if (given === undefined || given.includes(ALL_VERSIONS)) return success(KUBERNETES_VERSIONS);
  const versions = new Set<KubernetesVersion>();
  for (const text of given) {
    const version = parseKubernetesVersion(text);
    if (isFailure(version)) return version;
    versions.add(version.value);
  }
  return success(KUBERNETES_VERSIONS.filter((version) => versions.has(version)));
};
