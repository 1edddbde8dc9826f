import {
  claimsOf,
  containerOf,
  environmentOf,
  podSpecOf,
  type Container,
  type ManifestObject,
  type Probe,
  type Release,
  type ResolvedVariable,
  type Volume,
  type WorkloadClaim,
} from '../../../src/manifest/index.js';
import type { JsonObject, JsonValue } from '../../../src/yaml/index.js';
import { componentOf, withoutNames } from '../locate.js';

const portOf = (container: Container, port: string | number | undefined): number | null => {
  if (typeof port === 'number') return port;
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? null;
};

// Kubernetes' defaults, so that a field left out and its default are the same fact:
// https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes
const probeView = (container: Container, probe: Probe | undefined): JsonObject =>
  probe === undefined
    ? { present: false }
    : {
        present: true,
        path: probe.httpGet?.path ?? null,
        port: portOf(container, probe.httpGet?.port ?? probe.tcpSocket?.port),
        initialDelaySeconds: probe.initialDelaySeconds ?? 0,
        periodSeconds: probe.periodSeconds ?? 10,
        timeoutSeconds: probe.timeoutSeconds ?? 1,
        successThreshold: probe.successThreshold ?? 1,
        failureThreshold: probe.failureThreshold ?? 3,
      };

const resourcesView = ({ resources: { requests = {}, limits = {} } = {} }: Container): JsonObject => {
  const complete = [requests['cpu'], requests['memory'], limits['memory']].every(
    (value) => value !== undefined,
  );
  return { requests, limits, complete };
};

const securityView = (workload: ManifestObject, container: Container): JsonObject => {
  const own = container.securityContext ?? {};
  const capabilities = own['capabilities'] as { readonly drop?: readonly string[] } | undefined;
  return { ...podSpecOf(workload)?.securityContext, ...own, drop: capabilities?.drop ?? null };
};

const variableView = (release: Release, variable: ResolvedVariable): string | null => {
  if (variable.from === 'literal') return withoutNames(release, variable.value);
  if (variable.from === 'pod') return variable.field;
  return variable.from === 'Secret' ? `secret/${variable.key}` : withoutNames(release, variable.value ?? '');
};

const environmentView = (release: Release, workload: ManifestObject, container: Container): JsonObject =>
  Object.fromEntries(
    [...environmentOf(release, workload, container)].map(([name, variable]) => [
      name,
      variableView(release, variable),
    ]),
  );

interface VolumeSpec {
  readonly claimRef?: { readonly name: string };
  readonly nfs?: Volume['nfs'];
}

// An NFS export is the same fact in the pod and in a PersistentVolume that is bound to the pod's claim.
const exportOf = (release: Release, volume: Volume | undefined): Volume['nfs'] =>
  volume?.nfs ??
  release
    .ofKind('PersistentVolume')
    .map(({ document }) => document['spec'] as VolumeSpec)
    .find(
      ({ claimRef }) => claimRef !== undefined && claimRef.name === volume?.persistentVolumeClaim?.claimName,
    )?.nfs;

const volumeView = (release: Release, volume: Volume | undefined, name: string): string => {
  const nfs = exportOf(release, volume);
  if (nfs !== undefined) return `nfs ${nfs.server}:${nfs.path}`;
  return componentOf(release, volume?.persistentVolumeClaim?.claimName ?? name);
};

const mountsView = (
  release: Release,
  workload: ManifestObject,
  container: Container,
): Record<string, string> => {
  const volumes = podSpecOf(workload)?.volumes ?? [];
  return Object.fromEntries(
    (container.volumeMounts ?? []).map(({ name, mountPath }) => {
      const volume = volumes.find((candidate) => candidate.name === name);
      return [mountPath, volumeView(release, volume, name)];
    }),
  );
};

const sharedView = (release: Release, workload: ManifestObject, container: Container): string | null => {
  const mounts = mountsView(release, workload, container);
  const mount = container.volumeMounts?.find(({ mountPath }) => mounts[mountPath] === 'attachments');
  if (mount === undefined) return null;
  return mount.readOnly === true ? 'read-only' : 'read-write';
};

const claimView = ({ spec }: WorkloadClaim): JsonObject => ({
  size: spec?.resources?.requests?.['storage'] ?? null,
  class: spec?.storageClassName ?? null,
  modes: spec?.accessModes ?? [],
});

// An autoscaler owns the replicas, which then start at its minimum.
const replicasView = (release: Release, { kind, metadata, document }: ManifestObject): number => {
  const { replicas } = document['spec'] as { readonly replicas?: number };
  const autoscaler = release
    .ofKind('HorizontalPodAutoscaler')
    .map(({ document: { spec } }) => spec)
    .find(({ scaleTargetRef }) => scaleTargetRef.kind === kind && scaleTargetRef.name === metadata.name);
  return autoscaler?.minReplicas ?? replicas ?? 1;
};

/** The facts of a Deployment or StatefulSet, of its main container. */
export function workloadView(release: Release, workload: ManifestObject): JsonObject {
  const container = containerOf(workload) ?? { name: '' };
  const [, image = '', imageTag = null] = /^(.+?)(?::([^:@/]+))?(?:@.+)?$/.exec(container.image ?? '') ?? [];
  const claims: readonly JsonValue[] = claimsOf(release, workload)
    .filter(({ name }) => componentOf(release, name) !== 'attachments')
    .map(claimView);
  return {
    kind: workload.kind,
    replicas: replicasView(release, workload),
    image: image.replace(/^docker\.io\/(library\/)?/, ''),
    imageTag,
    ports: (container.ports ?? []).map(({ containerPort }) => containerPort),
    probes: {
      startup: probeView(container, container.startupProbe),
      readiness: probeView(container, container.readinessProbe),
      liveness: probeView(container, container.livenessProbe),
    },
    resources: resourcesView(container),
    security: securityView(workload, container),
    environment: environmentView(release, workload, container),
    mounts: mountsView(release, workload, container),
    shared: sharedView(release, workload, container),
    claims,
    serviceAccount: componentOf(release, podSpecOf(workload)?.serviceAccountName ?? ''),
  };
}
