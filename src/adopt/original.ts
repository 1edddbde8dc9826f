import type { ManifestObject, ServicePort } from '../manifest/index.js';

/** Holds what an object was before adoption changed it, so that a later run and the way back know. */
export const ORIGINAL_ANNOTATION = 'egov-msa/before-adoption';

/** How a Service was before it became an alias. */
export interface OriginalService {
  readonly type: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
}

const remembered = (object: ManifestObject): unknown => {
  const text = object.metadata.annotations[ORIGINAL_ANNOTATION];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * How a Service is, or was before adoption.
 *
 * @example originalService(service).ports.map(({ nodePort }) => nodePort)
 */
export const originalService = (service: ManifestObject<'Service'>): OriginalService => {
  const before = remembered(service) as Partial<OriginalService> | undefined;
  const { type = 'ClusterIP', selector = {}, ports = [] } = before ?? service.document.spec;
  // Null stands for a label that the way back takes away.
  const own = Object.entries(selector as Readonly<Record<string, string | null>>).filter(
    ([, value]) => value !== null,
  );
  return { type, selector: Object.fromEntries(own) as Readonly<Record<string, string>>, ports };
};

/**
 * The replicas that a workload has, or had before adoption stopped it.
 *
 * @example originalReplicas(statefulSet) // 1
 */
export const originalReplicas = (
  workload: ManifestObject<'Deployment'> | ManifestObject<'StatefulSet'>,
): number =>
  (remembered(workload) as { readonly replicas: number } | undefined)?.replicas ??
  workload.document.spec.replicas ??
  1;
