import type { ManifestObject } from '../manifest/index.js';
import type { KubernetesVersion, SchemaCatalog } from '../schemas/index.js';
import { closestName } from '../suggestions/index.js';
import type { Fault } from './types.js';

const kindOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
const apiVersionOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

const adviceFor = (
  { apiVersion, kind }: ManifestObject,
  catalog: SchemaCatalog,
  version: KubernetesVersion,
): string => {
  const keys = catalog.kinds(version);
  const versions = keys.filter((key) => kindOf(key) === kind).map(apiVersionOf);
  if (versions.length > 0) return `Use apiVersion ${versions.join(' or ')}.`;
  const sameGroup = keys.filter((key) => apiVersionOf(key) === apiVersion).map(kindOf);
  const near = closestName(kind, sameGroup) ?? closestName(kind, [...new Set(keys.map(kindOf))]);
  if (near !== undefined) {
    const [key = ''] = keys.filter((candidate) => kindOf(candidate) === near);
    return `Did you mean ${near} in ${sameGroup.includes(near) ? apiVersion : apiVersionOf(key)}?`;
  }
  return `Custom resources of ${catalog.customResourceSources.join(', ')} are known; give the CustomResourceDefinition of any other.`;
};

/**
 * Says that a version knows no such kind, and which one it knows.
 *
 * @example unknownKind(object, openCatalog(), '1.36').hint // 'Use apiVersion batch/v1.'
 */
export const unknownKind = (
  object: ManifestObject,
  catalog: SchemaCatalog,
  version: KubernetesVersion,
): Fault => ({
  rule: 'manifest/unknown-kind',
  severity: 'error',
  path: 'kind',
  message: `${object.kind} in ${object.apiVersion} is neither a kind of Kubernetes nor a known custom resource.`,
  hint: adviceFor(object, catalog, version),
});
