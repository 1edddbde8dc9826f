import type { KubernetesObject } from '@kubernetes/client-node';
import type { ManifestObject, Release } from '../../manifest/index.js';
import type { ClusterConnection } from '../../workloads/index.js';
import { ORIGINAL_ANNOTATION, originalReplicas, originalService, type OriginalService } from '../original.js';
import type { ObjectReference } from '../types.js';

const FIELD_MANAGER = 'egov-msa';
const NOT_FOUND = 404;

/** The fields of an object that change; null takes one away. */
export type Patch = Readonly<Record<string, unknown>>;

/**
 * Changes fields of an object, and no others.
 *
 * @throws when the API server refuses
 */
export const patchObject = async (
  { objects }: ClusterConnection,
  namespace: string,
  { apiVersion, kind, name }: ObjectReference,
  patch: { readonly annotations?: Patch; readonly spec?: Patch },
): Promise<void> => {
  const { PatchStrategy } = await import('@kubernetes/client-node');
  const { annotations, ...rest } = patch;
  const body = {
    apiVersion,
    kind,
    metadata: { name, namespace, ...(annotations === undefined ? {} : { annotations }) },
    ...rest,
  };
  await objects.patch(
    body as KubernetesObject,
    undefined,
    undefined,
    FIELD_MANAGER,
    undefined,
    PatchStrategy.MergePatch,
  );
};

/** Removes an object that may be gone already; its pods follow. */
export const deleteObject = async (
  { objects }: ClusterConnection,
  namespace: string,
  { apiVersion, kind, name }: ObjectReference,
): Promise<void> => {
  try {
    const object: object = { apiVersion, kind, metadata: { name, namespace } };
    await objects.delete(object, undefined, undefined, undefined, undefined, 'Background');
  } catch (error) {
    if ((error as { code?: unknown }).code !== NOT_FOUND) throw error;
  }
};

/** Stops a workload and remembers how many replicas it had. */
export const stopPatch = (workload: ManifestObject<'Deployment'> | ManifestObject<'StatefulSet'>) => ({
  annotations: { [ORIGINAL_ANNOTATION]: JSON.stringify({ replicas: originalReplicas(workload) }) },
  spec: { replicas: 0 },
});

const without = (labels: Readonly<Record<string, string>>): Readonly<Record<string, null>> =>
  Object.fromEntries(Object.keys(labels).map((key) => [key, null]));

/**
 * Turns an old Service to the pods of its successor: same name, same ports, no port of the nodes. Where there is no
 * successor yet, the old pods stay behind it and only the port of the nodes is let go.
 */
export const aliasPatch = (live: Release, service: ManifestObject<'Service'>, component: string) => {
  const successor = live.ofComponent(component).find((object): object is ManifestObject<'Service'> => {
    if (object.kind !== 'Service' || object.metadata.labels['app.kubernetes.io/instance'] !== live.name)
      return false;
    return (object as ManifestObject<'Service'>).document.spec.clusterIP !== 'None';
  });
  const original = originalService(service);
  const { selector = original.selector, ports: targets = [] } = successor?.document.spec ?? {};
  // Without a node port: the merge below replaces the list as a whole.
  const ports = original.ports.map(({ name, port, protocol, appProtocol, targetPort }) => ({
    name,
    port,
    protocol,
    appProtocol,
    targetPort: targets.find((target) => target.port === port)?.targetPort ?? targetPort,
  }));
  // Kept as the patch that leads back, so that kubectl can apply it as it is.
  const back = { ...original, selector: { ...without(selector), ...original.selector } };
  return {
    annotations: { [ORIGINAL_ANNOTATION]: JSON.stringify(back) },
    spec: { type: 'ClusterIP', selector: { ...without(original.selector), ...selector }, ports },
  };
};

/** Gives an old Service back what it was. */
export const restorePatch = (service: ManifestObject<'Service'>, original: OriginalService) => ({
  annotations: { [ORIGINAL_ANNOTATION]: null },
  spec: {
    type: original.type,
    selector: { ...without(service.document.spec.selector ?? {}), ...original.selector },
    ports: original.ports,
  },
});
