import { ruler } from '../console.js';
import type { InstallNames } from './names.js';
import type { Session } from './session.js';

const CLEAN_UP = { cleanUp: true };

const printDetails = async (
  { print, context }: Session,
  [title, delimiter]: readonly [title: string, delimiter: string],
  work: () => Promise<unknown>,
): Promise<void> => {
  const { githubGroups } = context.configuration;
  if (githubGroups) print(`::group::${title}`);
  else [ruler(delimiter), `==> ${title}`, ruler(delimiter)].forEach(print);
  await work();
  if (githubGroups) print('::endgroup::');
  else [ruler(delimiter), `<== ${title}`, ruler(delimiter)].forEach(print);
};

const names = async (session: Session, args: readonly string[]): Promise<readonly string[]> => {
  const { stdout } = await session.kubectl(['get', 'pods', ...args], { ...CLEAN_UP, silent: true });
  return stdout.split(/\s+/).filter((name) => name !== '');
};

const printLogs = async (session: Session, namespace: string, pod: string): Promise<void> => {
  const kinds = [
    ['Logs of init container', 'initContainers'],
    ['Logs of container', 'containers'],
  ] as const;
  for (const [title, field] of kinds) {
    const path = `jsonpath={.spec.${field}[*].name}`;
    for (const container of await names(session, [pod, '--namespace', namespace, '--output', path])) {
      await printDetails(session, [`${title} ${pod}`, '-'], () =>
        session.kubectl(['logs', pod, '--namespace', namespace, '--container', container], CLEAN_UP),
      );
    }
  }
};

/**
 * Prints what helps to see why a release failed: events, every pod, and the logs of each container.
 *
 * @example await printReleaseDetails(session, names);
 */
export const printReleaseDetails = async (
  session: Session,
  { namespace, selector }: InstallNames,
): Promise<void> => {
  session.print(ruler('='));
  await printDetails(session, [`Events of namespace ${namespace}`, '.'], () =>
    session.kubectl(
      ['get', 'events', '--output', 'wide', '--namespace', namespace, '--sort-by', 'lastTimestamp'],
      CLEAN_UP,
    ),
  );
  const path = 'jsonpath={.items[*].metadata.name}';
  for (const pod of await names(session, [
    '--namespace',
    namespace,
    '--selector',
    selector,
    '--output',
    path,
  ])) {
    await printDetails(session, [`Description of pod ${pod}`, '~'], () =>
      session.kubectl(['describe', 'pod', pod, '--namespace', namespace], CLEAN_UP),
    );
    if (!session.context.configuration.printLogs) continue;
    if (session.target.simulated)
      session.print(`Pod ${pod} has no logs: no container runs on simulated nodes.`);
    else await printLogs(session, namespace, pod);
  }
  session.print(ruler('='));
};
