import {
  containersOf,
  podSpecOf,
  portsOfService,
  targetOfAutoscaler,
  workloadsOfService,
  type ManifestObject,
  type Release,
  type ResourceRequirements,
  type WorkloadSpec,
} from '../manifest/index.js';
import { parseQuantity } from '../quantities/index.js';
import { idOf } from './identity.js';
import type { MapPort } from './types.js';

/** How many pods a workload has: `min` at rest, `max` under load. */
export interface Replicas {
  readonly min: number;
  readonly max: number;
}

/**
 * How many pods a workload has; an autoscaler decides before the workload itself does.
 *
 * @example replicasOf(deployment, release) // { min: 1, max: 3 }
 */
export const replicasOf = (workload: ManifestObject, release: Release): Replicas => {
  const scaler = release
    .ofKind('HorizontalPodAutoscaler')
    .find((candidate) => targetOfAutoscaler(release, candidate) === workload);
  if (scaler !== undefined) {
    const { minReplicas = 1, maxReplicas } = scaler.document.spec;
    return { min: minReplicas, max: maxReplicas };
  }
  const { replicas = 1 } = (workload.document['spec'] ?? {}) as Partial<WorkloadSpec>;
  return { min: replicas, max: replicas };
};

/**
 * Writes {@link Replicas}.
 *
 * @example formatReplicas({ min: 1, max: 3 }) // '1–3'
 */
export const formatReplicas = ({ min, max }: Replicas): string =>
  min === max ? String(min) : `${String(min)}–${String(max)}`;

/**
 * Images of a workload, each once.
 *
 * @example imagesOf(deployment)
 */
export const imagesOf = (workload: ManifestObject): readonly string[] => [
  ...new Set(containersOf(workload).flatMap(({ image }) => image ?? [])),
];

/**
 * The ports of the Services in front of a workload; a headless Service adds only what the others do not have.
 *
 * @example servicePortsOf(statefulSet, release).map(({ port }) => port)
 */
export function servicePortsOf(workload: ManifestObject, release: Release): readonly MapPort[] {
  const services = release
    .ofKind('Service')
    .filter((service) => workloadsOfService(release, service).includes(workload));
  const headlessLast = services.toSorted(
    (left, right) =>
      Number(left.document.spec.clusterIP === 'None') - Number(right.document.spec.clusterIP === 'None'),
  );
  const ports = headlessLast.flatMap((service) =>
    portsOfService(release, service)
      .filter((resolved) => resolved.workload === workload)
      .map(({ port, containerPort }): MapPort => ({
        service: idOf(service, release),
        port: port.port,
        target: String(containerPort ?? port.targetPort ?? port.port),
        ...(port.name === undefined ? {} : { name: port.name }),
      })),
  );
  return ports.filter(({ port }, index) => ports.findIndex((candidate) => candidate.port === port) === index);
}

/** Thousandths of processors and of bytes. */
export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

const sum = (parts: readonly Amounts[]): Amounts =>
  parts.reduce((total, { cpu, memory }) => ({ cpu: total.cpu + cpu, memory: total.memory + memory }), {
    cpu: 0,
    memory: 0,
  });

const amountsOf = (
  resources: ResourceRequirements | undefined,
  type: keyof ResourceRequirements,
): Amounts => ({
  cpu: parseQuantity(resources?.[type]?.['cpu'] ?? 0) ?? 0,
  memory: parseQuantity(resources?.[type]?.['memory'] ?? 0) ?? 0,
});

/**
 * What one pod of a workload requests, or may use at most. Init containers run before the others, so they do not add.
 *
 * @example podAmounts(deployment, 'requests').memory
 */
export const podAmounts = (workload: ManifestObject, type: keyof ResourceRequirements): Amounts => {
  const spec = podSpecOf(workload);
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return sum([...sidecars, ...(spec?.containers ?? [])].map(({ resources }) => amountsOf(resources, type)));
};

/**
 * The amounts of many pods.
 *
 * @example totalAmounts([{ pods: 2, amounts: podAmounts(deployment, 'requests') }])
 */
export const totalAmounts = (
  parts: readonly { readonly pods: number; readonly amounts: Amounts }[],
): Amounts =>
  sum(parts.map(({ pods, amounts }) => ({ cpu: amounts.cpu * pods, memory: amounts.memory * pods })));
