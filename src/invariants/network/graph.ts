import type { Chart } from '../../chart/index.js';
import {
  podLabelsOf,
  portsOfService,
  workloadsOf,
  type ManifestObject,
  type Release,
} from '../../manifest/index.js';
import type { NetworkSettings } from '../settings/index.js';
import { textsAt } from '../support/index.js';
import { entrancesOf, workloadsBehind } from './entrances.js';
import { endpointsOf } from './matrix.js';
import type { Endpoint } from './types.js';

/** One edge of the declared call graph; `port` is a port of the component's Service, or of its container. */
export interface Edge {
  /** Component, or `outside`. */
  readonly from: string;
  /** Component, or `outside` for every address that is no pod of the release. */
  readonly to: string;
  readonly port: number;
  readonly protocol: string;
}

const TARGET = /^(?<to>[^:\s]+):(?<port>\d+)(?:\/(?<protocol>TCP|UDP|SCTP))?$/;
const EDGE = /^(?<from>\S+)\s*->\s*(?<target>\S+)$/;

const edge = (from: string, target: string): readonly Edge[] => {
  const { to, port, protocol = 'TCP' } = TARGET.exec(target)?.groups ?? {};
  return to === undefined ? [] : [{ from, to, port: Number(port), protocol }];
};

const fromSettings = ({ edges, entrances }: NetworkSettings): readonly Edge[] => [
  ...edges.flatMap((text) => {
    const { from = '', target = '' } = EDGE.exec(text)?.groups ?? {};
    return edge(from, target);
  }),
  ...entrances.flatMap((target) => edge('outside', target)),
];

const fromValues = (chart: Chart, key: string | undefined): readonly Edge[] =>
  key === undefined
    ? []
    : chart.subcharts.flatMap(({ metadata, values }) =>
        textsAt(values, ...key.split('.')).flatMap((target) => edge(metadata.name, target)),
      );

/**
 * The component of a workload, by the label that the settings name.
 *
 * @example componentOf(deployment, 'app.kubernetes.io/name') // 'admin'
 */
export const componentOf = (workload: ManifestObject, label: string): string =>
  podLabelsOf(workload)[label] ?? workload.metadata.name;

const fromAnnotations = (
  release: Release,
  { edgesAnnotation, componentLabel }: NetworkSettings,
): readonly Edge[] =>
  edgesAnnotation === undefined
    ? []
    : workloadsOf(release).flatMap((workload) =>
        (workload.metadata.annotations[edgesAnnotation] ?? '')
          .split(',')
          .flatMap((target) => edge(componentOf(workload, componentLabel), target.trim())),
      );

const fromEntrances = (release: Release, label: string): readonly Edge[] =>
  entrancesOf(release).flatMap((entrance) =>
    workloadsBehind(release, entrance).map((workload) => ({
      from: 'outside',
      to: componentOf(workload, label),
      port: entrance.port.port,
      protocol: entrance.port.protocol ?? 'TCP',
    })),
  );

/**
 * The call graph that a chart declares: in its settings, in a values key of its subcharts and in annotations. What a
 * Service, an Ingress or a route offers to the world is an edge from `outside`.
 *
 * @example declaredEdges(release, chart, settings.network)
 */
export const declaredEdges = (release: Release, chart: Chart, settings: NetworkSettings): readonly Edge[] => [
  ...fromSettings(settings),
  ...fromValues(chart, settings.edgesValue),
  ...fromAnnotations(release, settings),
  ...fromEntrances(release, settings.componentLabel),
];

/**
 * The endpoints that an edge ends at: the Service's port is followed to the port of the pods, since policies act there.
 *
 * @returns none when the component is not part of the release
 * @example endpointsOfEdge(release, { from: 'admin', to: 'apigateway', port: 80, protocol: 'TCP' }, 'app.kubernetes.io/name')
 */
export function endpointsOfEdge(
  release: Release,
  { to, port, protocol }: Edge,
  label: string,
): readonly Endpoint[] {
  const behindServices = release
    .ofKind('Service')
    .flatMap((service) => portsOfService(release, service))
    .filter((resolved) => resolved.port.port === port && componentOf(resolved.workload, label) === to)
    .map(({ containerPort }) => containerPort);
  const ports = behindServices.length > 0 ? behindServices : [port];
  return endpointsOf(release).filter(
    (endpoint) =>
      componentOf(endpoint.workload, label) === to &&
      endpoint.protocol === protocol &&
      ports.includes(endpoint.port),
  );
}
