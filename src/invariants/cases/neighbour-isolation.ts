import { joinReleases, workloadsOf, type Release } from '../../manifest/index.js';
import {
  componentOf,
  endpointsOf,
  entrancesOf,
  layersOf,
  mayReach,
  workloadsBehind,
  type Endpoint,
} from '../network/index.js';
import { namespaceOf, podMetadataPathOf } from '../support/index.js';
import type { CasesInvariant, ChartContext, RenderedCase, Violation } from '../types.js';

// What a release offers to the world, it offers to its neighbours, too.
const publicEnds = (release: Release): ReadonlySet<string> =>
  new Set(
    entrancesOf(release).flatMap((entrance) =>
      workloadsBehind(release, entrance).map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    ),
  );

const isPublic = (ends: ReadonlySet<string>, { workload }: Endpoint): boolean =>
  ends.has(`${workload.kind}/${workload.metadata.name}`);

const between = (
  { name: values, release, elsewhere }: RenderedCase,
  place: 'the same' | 'another',
  label: string,
): readonly Violation[] => {
  const namespace = place === 'the same' ? release.namespace : elsewhere.release.namespace;
  const both = joinReleases(release, elsewhere.release, namespace);
  if (!layersOf(both).some(({ isUsed }) => isUsed)) return [];
  const own = new Set(workloadsOf(release).map(({ kind, metadata }) => `${kind}/${metadata.name}`));
  const isOwn = ({ kind, metadata }: { kind: string; metadata: { name: string } }): boolean =>
    own.has(`${kind}/${metadata.name}`);
  const ends = publicEnds(release);
  const targets = endpointsOf(both).filter((end) => isOwn(end.workload) && !isPublic(ends, end));
  return workloadsOf(both)
    .filter((workload) => !isOwn(workload))
    .flatMap((workload) =>
      targets
        .filter((to) => mayReach(both, { workload, namespace: namespaceOf(both, workload) }, to))
        .map((to): Violation => {
          const from = componentOf(workload, label);
          const target = componentOf(to.workload, label);
          return {
            object: release.find(to.workload.kind, to.workload.metadata.name) ?? to.workload,
            values,
            path: `${podMetadataPathOf(to.workload)}.labels`,
            subject: `${from} -> ${target}:${to.port}`,
            message: `The ${from} of a second release in ${place} namespace may reach ${target} at port ${to.port}.`,
            hint: 'Let the policies choose pods by the label app.kubernetes.io/instance too.',
          };
        }),
    );
};

const inspect = (cases: readonly RenderedCase[], { settings }: ChartContext): readonly Violation[] =>
  cases.flatMap((rendered) =>
    (['the same', 'another'] as const).flatMap((place) =>
      between(rendered, place, settings.network.componentLabel),
    ),
  );

/** Two releases of the chart in one cluster reach nothing of each other but what is open to the world. */
export const neighbourIsolation: CasesInvariant = {
  rule: 'neighbour-isolation',
  scope: 'cases',
  title: 'The policies keep a second release of the chart out',
  why: "One tenant's pods would reach the database of the next.",
  source: 'https://kubernetes.io/docs/concepts/security/multi-tenancy/#network-isolation',
  inspect,
};
