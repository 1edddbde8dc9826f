import { workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { nameOf, podMetadataPathOf } from '../support/index.js';
import type { ReleaseContext, ReleaseInvariant, Violation } from '../types.js';
import { componentOf, declaredEdges, endpointsOfEdge, type Edge } from './graph.js';
import { allowedTraffic, layersOf } from './matrix.js';
import { mayAskDns } from './policy-layer.js';
import type { Caller, Endpoint } from './types.js';

const HINT =
  'Correct the policy, or the call graph: connections in the values, edges and entrances in chart-checks.yaml.';

// Policies find the pods by them.
const labelsOf = (workload: ManifestObject): string => `${podMetadataPathOf(workload)}.labels`;

const pairKey = (from: string, { workload, namespace, port, protocol }: Endpoint): string =>
  JSON.stringify([from, workload.kind, namespace, workload.metadata.name, port, protocol]);

const callerName = (caller: Caller, label: string): string =>
  caller === 'outside' ? 'outside' : componentOf(caller.workload, label);

const describe = (from: string): string => (from === 'outside' ? 'Anybody outside the release' : from);

const portName = ({ port, protocol }: Pick<Endpoint, 'port' | 'protocol'>): string =>
  protocol === 'TCP' ? String(port) : `${port}/${protocol}`;

const tooMany = (from: string, to: Endpoint, label: string): Violation => {
  const target = componentOf(to.workload, label);
  return {
    object: to.workload,
    path: labelsOf(to.workload),
    subject: `${from} -> ${target}:${portName(to)}`,
    message: `${describe(from)} may reach ${target} at port ${portName(to)}, and the call graph has no such edge.`,
    hint: HINT,
  };
};

const tooFew = ({ from, to, ...edge }: Edge, endpoint: Endpoint): Violation => ({
  object: endpoint.workload,
  path: labelsOf(endpoint.workload),
  subject: `${from} -> ${to}:${portName(edge)}`,
  message: `${describe(from)} may not reach ${to} at port ${portName(endpoint)}, though the call graph has the edge ${from} -> ${to}:${portName(edge)}.`,
  hint: HINT,
});

const withoutDns = (release: Release, edges: readonly Edge[], label: string): readonly Violation[] =>
  workloadsOf(release)
    .filter(
      (workload) =>
        edges.some(({ from }) => from === componentOf(workload, label)) && !mayAskDns(release, workload),
    )
    .map((workload) => ({
      object: workload,
      path: labelsOf(workload),
      subject: `${componentOf(workload, label)} -> dns:53`,
      message: `${nameOf(workload)} may not ask the cluster's DNS, so it finds none of the components it calls.`,
      hint: 'Allow egress to UDP and TCP port 53 of the namespace kube-system.',
    }));

const inspect = (release: Release, { chart, settings }: ReleaseContext): readonly Violation[] => {
  if (!layersOf(release).some(({ isUsed }) => isUsed)) return [];
  const label = settings.network.componentLabel;
  const present = new Set([
    'outside',
    ...workloadsOf(release).map((workload) => componentOf(workload, label)),
  ]);
  const edges = declaredEdges(release, chart, settings.network).filter(({ from }) => present.has(from));
  const declared = edges.flatMap((edge) =>
    endpointsOfEdge(release, edge, label).map((endpoint) => ({
      edge,
      endpoint,
      key: pairKey(edge.from, endpoint),
    })),
  );
  const allowed = new Map(
    allowedTraffic(release).map(({ from, to }) => [pairKey(callerName(from, label), to), { from, to }]),
  );
  const expected = new Set(declared.map(({ key }) => key));
  return [
    ...[...allowed].flatMap(([key, { from, to }]) =>
      expected.has(key) ? [] : [tooMany(callerName(from, label), to, label)],
    ),
    ...declared.flatMap(({ edge, endpoint, key }) => (allowed.has(key) ? [] : [tooFew(edge, endpoint)])),
    ...withoutDns(release, edges, label),
  ];
};

/** Who may talk to whom, computed from the policies, is what the call graph declares: no pair more, no pair less. */
export const networkMatrix: ReleaseInvariant = {
  rule: 'network-matrix',
  scope: 'release',
  title: 'The policies allow exactly the declared call graph',
  why: 'One pair too many is a way in for an intruder, one too few is a request that times out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  inspect,
};
