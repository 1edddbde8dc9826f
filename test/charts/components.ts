import {
  containerOf,
  environmentOf,
  podSpecOf,
  type ManifestObject,
  type Release,
  type ResolvedVariable,
} from '../../src/manifest/index.js';

type ComponentKind = 'Deployment' | 'StatefulSet';

/** The workload of a component; fails the test when there is none. */
export function componentOf<Kind extends ComponentKind>(
  release: Release,
  kind: Kind,
  component: string,
): ManifestObject<Kind> {
  const workload = release.find(kind, `${release.name}-${component}`);
  if (workload === undefined) throw new Error(`The release has no ${kind} of ${component}.`);
  return workload;
}

/** A container of a workload, the main one unless named; fails the test when there is none. */
export function requireContainer(workload: ManifestObject, name?: string) {
  const container =
    name === undefined
      ? containerOf(workload)
      : podSpecOf(workload)?.initContainers?.find((init) => init.name === name);
  if (container === undefined) throw new Error(`${workload.metadata.name} has no container ${name ?? ''}.`);
  return container;
}

/** Environment of a workload's container, references followed. */
export const environment = (
  release: Release,
  workload: ManifestObject,
  container?: string,
): ReadonlyMap<string, ResolvedVariable> =>
  environmentOf(release, workload, requireContainer(workload, container));

/** Annotations of a workload's pods, the checksums that restart them among them. */
export const podAnnotations = (workload: ManifestObject<ComponentKind>): Readonly<Record<string, string>> =>
  workload.document.spec.template.metadata?.annotations ?? {};
