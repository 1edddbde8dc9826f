import { setTimeout as sleep } from 'node:timers/promises';
import { isJsonObject } from '../../yaml/index.js';
import { quote } from '../console.js';
import type { Ended, Session } from './session.js';

/** chart-testing's own limit. */
const TERMINATION_TIMEOUT = '180s';

/** What Kubernetes gets to delete a namespace after its contents were forced out. */
const GRACE_MILLISECONDS = 5_000;

/**
 * Makes the namespace of a release.
 *
 * @example await createNamespace(session, 'foo-7h2k')
 */
export const createNamespace = (session: Session, namespace: string): Promise<Ended> => {
  session.print(`Creating namespace ${quote(namespace)}...`);
  return session.kubectl(['create', 'namespace', namespace]);
};

const exists = async (session: Session, namespace: string): Promise<boolean> => {
  const { exitCode } = await session.kubectl(['get', 'namespace', namespace], {
    silent: true,
    cleanUp: true,
  });
  if (exitCode !== 0) session.print(`Namespace ${quote(namespace)} terminated.`);
  return exitCode === 0;
};

const removeFinalizers = async (session: Session, namespace: string): Promise<void> => {
  session.print(`Removing finalizers from namespace ${quote(namespace)}...`);
  const read = await session.kubectl(['get', 'namespace', namespace, '--output=json'], {
    silent: true,
    cleanUp: true,
  });
  const body: unknown = read.exitCode === 0 ? JSON.parse(read.stdout) : undefined;
  if (!isJsonObject(body)) return;
  await session.kubectl(['replace', '--raw', `/api/v1/namespaces/${namespace}/finalize`, '--filename=-'], {
    silent: true,
    cleanUp: true,
    input: JSON.stringify({ ...body, spec: {} }),
  });
  await sleep(GRACE_MILLISECONDS);
};

/**
 * Deletes a namespace, and forces out what does not go in time.
 *
 * @example await deleteNamespace(session, 'foo-7h2k')
 */
export const deleteNamespace = async (session: Session, namespace: string): Promise<void> => {
  session.print(`Deleting namespace ${quote(namespace)}...`);
  const deleted = await session.kubectl(
    ['delete', 'namespace', namespace, '--timeout', TERMINATION_TIMEOUT],
    {
      cleanUp: true,
    },
  );
  if (deleted.exitCode !== 0) {
    session.print(`Namespace ${quote(namespace)} did not terminate after ${TERMINATION_TIMEOUT}.`);
  }
  if (!(await exists(session, namespace))) return;
  session.print('Force-deleting everything...');
  await session.kubectl(['delete', 'all', '--namespace', namespace, '--all', '--force', '--grace-period=0'], {
    cleanUp: true,
  });
  await sleep(GRACE_MILLISECONDS);
  if (!(await exists(session, namespace))) return;
  await removeFinalizers(session, namespace);
  if (await exists(session, namespace)) {
    session.print(`Error force deleting namespace: ${quote(namespace)} is still there`);
  }
};
