import { workloadsOf, type Release } from '../../manifest/index.js';
import { podMetadataPathOf } from '../support/index.js';
import type { ReleaseContext, Violation } from '../types.js';
import { componentOf, declaredEdges, endpointsOfEdge, type Edge } from './graph.js';
import { allowedTraffic } from './matrix.js';
import type { Caller, Endpoint, TrafficLayer } from './types.js';

const pairKey = (from: string, { workload, namespace, port, protocol }: Endpoint): string =>
  JSON.stringify([from, workload.kind, namespace, workload.metadata.name, port, protocol]);

const callerName = (caller: Caller, label: string): string =>
  caller === 'outside' ? 'outside' : componentOf(caller.workload, label);

const describe = (from: string): string => (from === 'outside' ? 'Anybody outside the release' : from);

/**
 * A port as messages give it.
 *
 * @example portName({ port: 53, protocol: 'UDP' }) // '53/UDP'
 */
export const portName = ({ port, protocol }: Pick<Endpoint, 'port' | 'protocol'>): string =>
  protocol === 'TCP' ? String(port) : `${port}/${protocol}`;

// Policies find the pods by their labels.
const placeOf = ({ workload }: Endpoint): Pick<Violation, 'object' | 'path'> => ({
  object: workload,
  path: `${podMetadataPathOf(workload)}.labels`,
});

const tooMany = (from: string, to: Endpoint, label: string, hint: string): Violation => {
  const target = componentOf(to.workload, label);
  return {
    ...placeOf(to),
    subject: `${from} -> ${target}:${portName(to)}`,
    message: `${describe(from)} may reach ${target} at port ${portName(to)}, and the call graph has no such edge.`,
    hint,
  };
};

const tooFew = ({ from, to, ...edge }: Edge, endpoint: Endpoint, hint: string): Violation => ({
  ...placeOf(endpoint),
  subject: `${from} -> ${to}:${portName(edge)}`,
  message: `${describe(from)} may not reach ${to} at port ${portName(endpoint)}, though the call graph has the edge ${from} -> ${to}:${portName(edge)}.`,
  hint,
});

/**
 * The edges of the call graph that start at something of the release, or outside it.
 *
 * @example edgesOf(release, context).filter(({ to }) => to === 'outside')
 */
export function edgesOf(release: Release, { chart, settings }: ReleaseContext): readonly Edge[] {
  const label = settings.network.componentLabel;
  const present = new Set([
    'outside',
    ...workloadsOf(release).map((workload) => componentOf(workload, label)),
  ]);
  return declaredEdges(release, chart, settings.network).filter(({ from }) => present.has(from));
}

/**
 * Every pair that one mechanism lets through against the call graph: those too many, then those too few.
 *
 * @param hint - what to do about one
 * @example pairViolations(release, context, networkPolicyLayer(release), 'Correct the policy.')
 */
export function pairViolations(
  release: Release,
  context: ReleaseContext,
  layer: TrafficLayer,
  hint: string,
): readonly Violation[] {
  const label = context.settings.network.componentLabel;
  const declared = edgesOf(release, context).flatMap((edge) =>
    endpointsOfEdge(release, edge, label).map((endpoint) => ({
      edge,
      endpoint,
      key: pairKey(edge.from, endpoint),
    })),
  );
  const allowed = new Map(
    allowedTraffic(release, layer).map(({ from, to }) => [
      pairKey(callerName(from, label), to),
      { from, to },
    ]),
  );
  const expected = new Map(declared.map((pair) => [pair.key, pair]));
  return [
    ...[...allowed].flatMap(([key, { from, to }]) =>
      expected.has(key) ? [] : [tooMany(callerName(from, label), to, label, hint)],
    ),
    ...[...expected].flatMap(([key, { edge, endpoint }]) =>
      allowed.has(key) ? [] : [tooFew(edge, endpoint, hint)],
    ),
  ];
}
