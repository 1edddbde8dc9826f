import type { PodTemplate } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';
import { objectAt, objectsAt, textAt } from '../support/index.js';
import type { Breach, SecuredContainer, SecuredPod } from './types.js';

const CONTAINER_FIELDS = ['initContainers', 'containers', 'ephemeralContainers'];

const containersIn = (spec: JsonObject): readonly SecuredContainer[] =>
  CONTAINER_FIELDS.flatMap((field) =>
    objectsAt(spec, field).map((container, index) => ({
      name: textAt(container, 'name') ?? '',
      path: `${field}[${index}]`,
      container,
      securityContext: objectAt(container, 'securityContext'),
    })),
  );

/**
 * The view of a pod template that the controls read.
 *
 * @example securedPod(podTemplateOf(deployment)!).containers.length
 */
export function securedPod({ metadata, spec }: PodTemplate): SecuredPod {
  const document = spec as unknown as JsonObject;
  return {
    spec: document,
    securityContext: objectAt(document, 'securityContext'),
    annotations: metadata?.annotations ?? {},
    containers: containersIn(document),
    isWindows: textAt(document, 'os', 'name') === 'windows',
  };
}

/**
 * Asks a question of the pod's own security context and of each container's.
 *
 * @param fault - describes what is wrong with a security context; undefined for nothing
 * @param field - below `securityContext`
 * @example inEveryContext(pod, 'runAsUser', ({ runAsUser }) => (runAsUser === 0 ? 'runAsUser: 0' : undefined))
 */
export const inEveryContext = (
  { securityContext, containers }: SecuredPod,
  field: string,
  fault: (context: JsonObject) => string | undefined,
): readonly Breach[] => [
  ...[fault(securityContext)].flatMap((found) =>
    found === undefined ? [] : [{ path: `securityContext.${field}`, found }],
  ),
  ...inEveryContainer(containers, field, fault),
];

/**
 * Asks a question of each container's security context.
 *
 * @example inEveryContainer(pod.containers, 'privileged', ({ privileged }) => …)
 */
export const inEveryContainer = (
  containers: readonly SecuredContainer[],
  field: string,
  fault: (context: JsonObject) => string | undefined,
): readonly Breach[] =>
  containers.flatMap(({ name, path, securityContext }) => {
    const found = fault(securityContext);
    return found === undefined ? [] : [{ path: `${path}.securityContext.${field}`, container: name, found }];
  });
