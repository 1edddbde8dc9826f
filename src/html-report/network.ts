import type { Chart } from '../chart/index.js';
import {
  componentOf,
  declaredEdges,
  endpointsOf,
  endpointsOfEdge,
  layersOf,
  type Caller,
  type Endpoint,
  type Settings,
} from '../invariants/index.js';
import { workloadsOf, type Release } from '../manifest/index.js';
import { idOf } from './identity.js';
import type { NetworkCell, NetworkModel } from './types.js';

const OUTSIDE = 'outside';

const keyOf = (from: string, { workload, port, protocol }: Endpoint, release: Release): string =>
  JSON.stringify([from, idOf(workload, release), port, protocol]);

const isSame = (left: Endpoint, right: Endpoint): boolean =>
  left.workload === right.workload && left.port === right.port && left.protocol === right.protocol;

/**
 * Who may talk to whom: by the policies of the release, and by the call graph that the chart declares. It asks the same
 * functions as the rule `network-matrix`.
 *
 * @example toNetwork(release, chart, settings).cells[0]?.[0]?.allowed
 */
export function toNetwork(release: Release, chart: Chart, settings: Settings): NetworkModel {
  const label = settings.network.componentLabel;
  const layers = layersOf(release).filter(({ isUsed }) => isUsed);
  const endpoints = endpointsOf(release).filter(
    (endpoint, index, all) => all.findIndex((other) => isSame(endpoint, other)) === index,
  );
  const callers: readonly { readonly name: string; readonly caller: Caller }[] = [
    { name: OUTSIDE, caller: OUTSIDE },
    ...workloadsOf(release).map((workload) => ({
      name: componentOf(workload, label),
      caller: { workload, namespace: workload.metadata.namespace ?? release.namespace },
    })),
  ];
  const declared = new Set(
    declaredEdges(release, chart, settings.network).flatMap((edge) =>
      endpointsOfEdge(release, edge, label).map((endpoint) => keyOf(edge.from, endpoint, release)),
    ),
  );
  const cell = (name: string, caller: Caller, endpoint: Endpoint): NetworkCell => {
    const verdicts = layers.map(({ allows }) => allows(caller, endpoint));
    return {
      allowed: verdicts.every(Boolean),
      declared: declared.has(keyOf(name, endpoint, release)),
      verdicts,
    };
  };
  return {
    layers: layers.map(({ name }) => name),
    callers: callers.map(({ name, caller }) => ({
      name,
      ...(caller === OUTSIDE ? {} : { object: idOf(caller.workload, release) }),
    })),
    endpoints: endpoints.map(({ workload, port, protocol, portName }) => ({
      name: componentOf(workload, label),
      port,
      protocol,
      ...(portName === undefined ? {} : { portName }),
      object: idOf(workload, release),
    })),
    cells: callers.map(({ name, caller }) => endpoints.map((endpoint) => cell(name, caller, endpoint))),
  };
}
