import {
  DEFAULT_SETTINGS,
  componentOf,
  endpointsOfEdge,
  mayReach,
  type Caller,
  type Endpoint,
} from '../../invariants/index.js';
import { workloadsOf, type Release } from '../../manifest/index.js';
import { isChartRelease, isRelease } from '../subject.js';
import { placeOf, refuse, toResult, type MatcherCall, type MatcherResult, type Verdict } from '../verdict.js';

const NAME = 'toAllowTraffic';
const OUTSIDE = 'outside';

interface Traffic {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

const labelOf = (release: Release): string =>
  (isChartRelease(release) ? release.settings : DEFAULT_SETTINGS).network.componentLabel;

const callersOf = (release: Release, name: string, label: string): readonly Caller[] => {
  if (name === OUTSIDE) return [OUTSIDE];
  return workloadsOf(release)
    .filter((workload) => componentOf(workload, label) === name)
    .map((workload) => ({ workload, namespace: workload.metadata.namespace ?? release.namespace }));
};

const componentsOf = (release: Release, label: string): readonly string[] => [
  ...new Set(workloadsOf(release).map((workload) => componentOf(workload, label))),
];

const reaches = (release: Release, callers: readonly Caller[], ends: readonly Endpoint[]): boolean =>
  callers.every((caller) => ends.every((end) => mayReach(release, caller, end)));

const judge = (
  release: Release,
  { from, to, port }: Traffic,
  callers: readonly Caller[],
  ends: readonly Endpoint[],
): Verdict => {
  const label = labelOf(release);
  const allowed = [...componentsOf(release, label), OUTSIDE].filter((name) =>
    reaches(release, callersOf(release, name, label), ends),
  );
  const edge = `${from} -> ${to}:${String(port)}`;
  return {
    pass: reaches(release, callers, ends),
    found: `${to}:${String(port)} may be reached by ${allowed.length === 0 ? 'nobody' : allowed.join(', ')}`,
    where: ends.map((end) => placeOf(end.workload)).join('\n'),
    fix: `Declare ${edge} in the call graph that the network policies are made from.`,
    unfix: `Take ${edge} out of the call graph that the network policies are made from.`,
  };
};

/** See {@link ToolkitMatchers.toAllowTraffic}. */
export function toAllowTraffic(
  this: MatcherCall,
  subject: unknown,
  from: string,
  to: string,
  port: number,
): MatcherResult {
  const args = [from, to, port];
  if (!isRelease(subject)) {
    return refuse(this, NAME, subject, args, 'no release', 'Give it the release of renderRelease.');
  }
  const label = labelOf(subject);
  const known = `The release has ${componentsOf(subject, label).join(', ')}, and there is "outside".`;
  const callers = callersOf(subject, from, label);
  if (callers.length === 0) return refuse(this, NAME, subject, args, `no component "${from}"`, known);
  const ends = endpointsOfEdge(subject, { from, to, port, protocol: 'TCP' }, label);
  if (ends.length === 0) {
    const found = `no component "${to}" that listens on ${String(port)}`;
    return refuse(this, NAME, subject, args, found, known);
  }
  return toResult(this, NAME, subject, args, judge(subject, { from, to, port }, callers, ends));
}
