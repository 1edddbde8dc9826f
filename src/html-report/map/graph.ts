import type { Chart } from '../../chart/index.js';
import {
  componentOf,
  declaredEdges,
  endpointsOfEdge,
  type Edge,
  type Settings,
} from '../../invariants/index.js';
import {
  workloadsOf,
  workloadsOfService,
  type ManifestObject,
  type Release,
  type WorkloadSpec,
} from '../../manifest/index.js';
import { idOf, shortName } from '../identity.js';
import { formatCpu, formatMemory } from '../quantity.js';
import type { GroupName, MapItem, MapLink } from '../types.js';
import {
  formatReplicas,
  imagesOf,
  podAmounts,
  replicasOf,
  servicePortsOf,
  type Amounts,
} from '../workload.js';
import { entrancesOf } from './entrances.js';
import { groupWorkloads } from './roles.js';
import { storagePart, type MapPart } from './storage.js';

const ROLE_LABEL = 'app.kubernetes.io/component';

const formatAmounts = ({ cpu, memory }: Amounts): string => `${formatCpu(cpu)} · ${formatMemory(memory)}`;

const hasClaimTemplates = ({ document }: ManifestObject): boolean =>
  ((document['spec'] ?? {}) as Partial<WorkloadSpec>).volumeClaimTemplates !== undefined;

const workloadItem = (release: Release, workload: ManifestObject, group: GroupName): MapItem => ({
  id: idOf(workload, release),
  object: idOf(workload, release),
  group,
  type: 'workload',
  label: shortName(workload.metadata.name, release),
  kind: workload.kind,
  replicas: formatReplicas(replicasOf(workload, release)),
  images: imagesOf(workload),
  ports: servicePortsOf(workload, release),
  requests: formatAmounts(podAmounts(workload, 'requests')),
  limits: formatAmounts(podAmounts(workload, 'limits')),
});

// A Service without pods of the release, such as one of type ExternalName, gets its own card.
const lonelyServices = (release: Release): readonly MapItem[] =>
  release
    .ofKind('Service')
    .filter((service) => workloadsOfService(release, service).length === 0)
    .map((service) => ({
      id: idOf(service, release),
      object: idOf(service, release),
      group: 'data',
      type: 'service',
      label: shortName(service.metadata.name, release),
      kind: service.document.spec.type ?? 'ClusterIP',
      ports: (service.document.spec.ports ?? []).map(({ port, targetPort }) => ({
        service: idOf(service, release),
        port,
        target: String(targetPort ?? port),
      })),
    }));

const CLOSED: MapItem = { id: 'closed', group: 'outside', type: 'closed', label: '' };

const entrancePart = (release: Release): MapPart => {
  const entrances = entrancesOf(release);
  if (entrances.length === 0) return { items: [CLOSED], links: [] };
  const idOfEntrance = (object: ManifestObject): string => `entrance:${idOf(object, release)}`;
  return {
    items: entrances.map(({ object, kind, addresses }) => ({
      id: idOfEntrance(object),
      object: idOf(object, release),
      group: 'outside',
      type: 'entrance',
      label: shortName(object.metadata.name, release),
      kind,
      addresses,
    })),
    links: entrances.flatMap(({ object, services }) =>
      services.flatMap((service) => {
        const behind = workloadsOfService(release, service as ManifestObject<'Service'>);
        return (behind.length === 0 ? [service] : behind).map((target): MapLink => ({
          from: idOfEntrance(object),
          to: idOf(target, release),
          type: 'enters',
          ports: [],
        }));
      }),
    ),
  };
};

const callLinks = (release: Release, edges: readonly Edge[], label: string): readonly MapLink[] => {
  const links = new Map<string, MapLink>();
  const workloads = workloadsOf(release);
  for (const edge of edges) {
    const targets = new Set(endpointsOfEdge(release, edge, label).map(({ workload }) => workload));
    for (const from of workloads.filter((workload) => componentOf(workload, label) === edge.from)) {
      for (const to of targets) {
        if (to === from) continue;
        const key = `${idOf(from, release)} ${idOf(to, release)}`;
        const ports = [...new Set([...(links.get(key)?.ports ?? []), edge.port])];
        links.set(key, { from: idOf(from, release), to: idOf(to, release), type: 'call', ports });
      }
    }
  }
  return [...links.values()];
};

/**
 * What the map shows: a card for each workload, way in, claim and class, and what binds them.
 *
 * @param chart - whose values declare the call graph
 * @example drawGraph(release, chart, settings).items.map(({ label }) => label)
 */
export function drawGraph(release: Release, chart: Chart, settings: Settings): MapPart {
  const label = settings.network.componentLabel;
  const edges = declaredEdges(release, chart, settings.network);
  const workloads = workloadsOf(release);
  const groups = groupWorkloads(
    workloads.map((workload) => ({
      component: componentOf(workload, label),
      kind: workload.kind,
      role: workload.metadata.labels[ROLE_LABEL],
      hasClaimTemplates: hasClaimTemplates(workload),
    })),
    edges,
  );
  const entrances = entrancePart(release);
  const storage = storagePart(release);
  return {
    items: [
      ...entrances.items,
      ...workloads.map((workload) =>
        workloadItem(release, workload, groups.get(componentOf(workload, label)) ?? 'services'),
      ),
      ...lonelyServices(release),
      ...storage.items,
    ],
    links: [...entrances.links, ...callLinks(release, edges, label), ...storage.links],
  };
}
