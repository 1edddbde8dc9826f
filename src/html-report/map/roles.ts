import type { Edge } from '../../invariants/index.js';
import type { GroupName } from '../types.js';

/** What decides the group of a workload. */
export interface Candidate {
  /** Name in the call graph. */
  readonly component: string;
  readonly kind: string;
  /** Label `app.kubernetes.io/component`. */
  readonly role: string | undefined;
  readonly hasClaimTemplates: boolean;
}

const FRONTEND = /^(?:frontend|front-end|web|ui)$/;
const DATA = /^(?:database|db|messaging|broker|queue|cache)$/;
const PLATFORM =
  /^(?:tracing|logging|monitoring|metrics|cicd|ci|config|configuration|discovery|registry|operator|controller)$/;
const STORAGE = /^storage$/;
const ENDING = ['Job', 'CronJob', 'Pod'];

const fromLabel = ({ kind, role = '' }: Candidate): GroupName | undefined => {
  if (ENDING.includes(kind)) return 'jobs';
  if (FRONTEND.test(role)) return 'frontend';
  if (DATA.test(role)) return 'data';
  if (STORAGE.test(role)) return 'storage';
  return PLATFORM.test(role) ? 'platform' : undefined;
};

/**
 * Groups workloads by their label `app.kubernetes.io/component`, and what the label leaves open by the call graph: what
 * frontends call and what itself calls services is a gateway, what at least half of the services call and what calls
 * none of them is platform.
 *
 * @param edges - the call graph
 * @returns the group of each candidate, by component
 * @example groupWorkloads(candidates, edges).get('apigateway') // 'gateway'
 */
export function groupWorkloads(
  candidates: readonly Candidate[],
  edges: readonly Edge[],
): ReadonlyMap<string, GroupName> {
  const known = new Map(candidates.map((candidate) => [candidate.component, fromLabel(candidate)] as const));
  const open = candidates.filter(({ component }) => known.get(component) === undefined);
  const isOpen = new Set(open.map(({ component }) => component));
  const callers = (to: string): ReadonlySet<string> =>
    new Set(edges.filter((edge) => edge.to === to && edge.from !== to).map(({ from }) => from));
  const callsOpen = (from: string): ReadonlySet<string> =>
    new Set(edges.filter((edge) => edge.from === from && isOpen.has(edge.to)).map(({ to }) => to));
  const platform = new Set(
    open
      .map(({ component }) => component)
      .filter(
        (component) =>
          callsOpen(component).size === 0 &&
          [...callers(component)].filter((caller) => isOpen.has(caller)).length * 2 >= open.length &&
          open.length > 2,
      ),
  );
  const isGateway = (component: string): boolean =>
    [...callers(component)].some((caller) => known.get(caller) === 'frontend' || caller === 'outside') &&
    [...callsOpen(component)].some((to) => !platform.has(to));
  return new Map(
    candidates.map(({ component, hasClaimTemplates }): [string, GroupName] => {
      const group = known.get(component);
      if (group !== undefined) return [component, group];
      if (platform.has(component)) return [component, 'platform'];
      if (isGateway(component)) return [component, 'gateway'];
      return [component, hasClaimTemplates ? 'data' : 'services'];
    }),
  );
}
