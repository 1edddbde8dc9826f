import { isJsonObject, type JsonObject } from '../../yaml/index.js';
import type { InstallNames } from './names.js';
import type { Ended, Session } from './session.js';

/** Helm's own default; helm has waited before, so this is for what it does not look at. */
const TIMEOUT = '5m';

/** kubectl cannot watch a rollout that happens only when somebody deletes pods. */
const isWatchable = ({ spec }: JsonObject): boolean => {
  const strategy = isJsonObject(spec) ? spec['updateStrategy'] : undefined;
  return !isJsonObject(strategy) || strategy['type'] !== 'OnDelete';
};

const nameOf = (workload: JsonObject): string => {
  const metadata = workload['metadata'];
  const name = isJsonObject(metadata) ? metadata['name'] : undefined;
  return typeof name === 'string' ? name : '';
};

const itemsOf = (json: string): readonly JsonObject[] => {
  const list: unknown = JSON.parse(json);
  const items = isJsonObject(list) ? list['items'] : [];
  return Array.isArray(items) ? items.filter(isJsonObject) : [];
};

/**
 * Waits until each workload of a release has rolled out: Deployments as in chart-testing, StatefulSets and
 * DaemonSets as well. Jobs are waited for by helm itself.
 *
 * @returns the first command that failed; undefined when all are ready
 * @example const failed = await waitForRollout(session, names);
 */
export const waitForRollout = async (
  session: Session,
  { namespace, selector }: InstallNames,
): Promise<Ended | undefined> => {
  for (const kind of ['deployment', 'statefulset', 'daemonset']) {
    const listed = await session.kubectl(
      ['get', `${kind}s`, '--namespace', namespace, '--selector', selector, '--output', 'json'],
      { silent: true },
    );
    if (listed.exitCode !== 0) return listed;
    for (const workload of itemsOf(listed.stdout).filter(isWatchable)) {
      const status = await session.kubectl([
        ...['rollout', 'status', kind, nameOf(workload), '--namespace', namespace],
        `--timeout=${TIMEOUT}`,
      ]);
      if (status.exitCode !== 0) return status;
    }
  }
  return undefined;
};
