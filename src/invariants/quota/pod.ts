import type { Container, PodSpec, ResourceRequirements } from '../../manifest/index.js';
import { addAmounts, countOf, largestAmounts, milliOf, type Amounts } from './amounts.js';

const GROUPS = ['requests', 'limits'] as const;

/**
 * What resources ask for, under the names of a ResourceQuota. A request that is missing is the limit, as the API server
 * fills it in.
 *
 * @example amountsOf(container.resources ?? {}).get('requests.cpu')
 */
export const amountsOf = (resources: ResourceRequirements): Amounts =>
  new Map(
    GROUPS.flatMap((group) =>
      Object.entries({ ...(group === 'requests' ? resources.limits : {}), ...resources[group] }).map(
        ([name, quantity]): readonly [string, number] => [`${group}.${name}`, milliOf(quantity)],
      ),
    ),
  );

const ofContainer = ({ resources = {} }: Container): Amounts => amountsOf(resources);

const sum = (parts: readonly Amounts[]): Amounts => addAmounts(parts.map((amounts) => [amounts, 1]));

/**
 * What one pod takes from a quota: the larger of all its containers together and of each init container with the
 * sidecars that were started before it.
 *
 * @param injected - what the cluster adds to the pod, such as the sidecar of a mesh
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 * @example podAmounts(podSpecOf(deployment), {}).get('limits.memory')
 */
export function podAmounts(
  { containers, initContainers = [] }: PodSpec,
  injected: ResourceRequirements,
): Amounts {
  let lasting = amountsOf(injected);
  const starts: Amounts[] = [];
  for (const container of initContainers) {
    const together = sum([lasting, ofContainer(container)]);
    if (container.restartPolicy === 'Always') lasting = together;
    starts.push(together);
  }
  const running = sum([lasting, ...containers.map(ofContainer)]);
  return sum([largestAmounts([running, ...starts]), countOf({ pods: 1 })]);
}
