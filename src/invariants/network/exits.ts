import { workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { nameOf, podMetadataPathOf } from '../support/index.js';
import { isPort, type PolicyPort } from '../support/policies.js';
import type { ReleaseContext, Violation } from '../types.js';
import { componentOf, type Edge } from './graph.js';
import { edgesOf, portName } from './pairs.js';
import { mayAskDns } from './policy-layer.js';
import { exitsOf, limitsOf } from './policy-limits.js';

const OUTSIDE = 'outside';
const PORT = /^(?<port>\d+)(?:\/(?<protocol>\w+))?$/;

const placeOf = (workload: ManifestObject): Pick<Violation, 'object' | 'path'> => ({
  object: workload,
  path: `${podMetadataPathOf(workload)}.labels`,
});

const exitName = ({ port, endPort, protocol = 'TCP' }: PolicyPort): string => {
  const number =
    port === undefined ? 'every port' : `port ${endPort === undefined ? port : `${port} to ${endPort}`}`;
  return protocol === 'TCP' ? number : `${number}/${protocol}`;
};

const isOnly = (exit: PolicyPort, end: Pick<Edge, 'port' | 'protocol'>): boolean =>
  exit.port === end.port &&
  (exit.endPort ?? end.port) === end.port &&
  (exit.protocol ?? 'TCP') === end.protocol;

const inspectExits = (
  release: Release,
  workload: ManifestObject,
  edges: readonly Edge[],
  { settings }: ReleaseContext,
): readonly Violation[] => {
  const from = componentOf(workload, settings.network.componentLabel);
  const declared = edges.filter((edge) => edge.from === from && edge.to === OUTSIDE);
  const infrastructure = settings.network.infrastructure.flatMap((text) => {
    const { port, protocol = 'TCP' } = PORT.exec(text)?.groups ?? {};
    return port === undefined ? [] : [{ port: Number(port), protocol }];
  });
  const exits = exitsOf(limitsOf(release, workload, 'egress'));
  const surplus = exits.filter((exit) => ![...declared, ...infrastructure].some((end) => isOnly(exit, end)));
  const missing = declared.filter((end) => !exits.some((exit) => isPort(exit, end)));
  return [
    ...surplus.map((exit) => ({
      ...placeOf(workload),
      subject: `${from} -> ${OUTSIDE}:${exit.port ?? '*'}`,
      message: `${from} may reach addresses outside the release at ${exitName(exit)}, and the call graph has no such edge.`,
      hint: 'Limit its egress, or declare COMPONENT -> outside:PORT in the call graph.',
    })),
    ...missing.map((end) => ({
      ...placeOf(workload),
      subject: `${from} -> ${OUTSIDE}:${portName(end)}`,
      message: `${from} may not reach addresses outside the release at port ${portName(end)}, though the call graph has the edge ${from} -> ${OUTSIDE}:${portName(end)}.`,
      hint: 'Allow egress to the addresses and this port, or take the edge out of the call graph.',
    })),
  ];
};

/**
 * What the pods of each workload may reach outside the release against the call graph, where the settings ask for that.
 *
 * @example exitViolations(release, context)
 */
export const exitViolations = (release: Release, context: ReleaseContext): readonly Violation[] =>
  context.settings.network.closedEgress
    ? workloadsOf(release).flatMap((workload) =>
        inspectExits(release, workload, edgesOf(release, context), context),
      )
    : [];

/**
 * Workloads that call others and may not look their names up.
 *
 * @example dnsViolations(release, context)
 */
export function dnsViolations(release: Release, context: ReleaseContext): readonly Violation[] {
  const label = context.settings.network.componentLabel;
  const callers = new Set(edgesOf(release, context).map(({ from }) => from));
  return workloadsOf(release)
    .filter((workload) => callers.has(componentOf(workload, label)) && !mayAskDns(release, workload))
    .map((workload) => ({
      ...placeOf(workload),
      subject: `${componentOf(workload, label)} -> dns:53`,
      message: `${nameOf(workload)} may not ask the cluster's DNS, so it finds none of the components it calls.`,
      hint: 'Allow egress to UDP and TCP port 53 of the namespace kube-system.',
    }));
}
