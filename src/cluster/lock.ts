import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lock } from 'proper-lockfile';
import { failure, problem, type Result } from '../result/index.js';
import type { ClusterLayout } from './layout.js';

/** A start takes seconds; a lock whose owner was killed is free after 10 s without a sign of life. */
const WAIT = { retries: 240, minTimeout: 250, maxTimeout: 250, factor: 1 };
const STALE_MILLISECONDS = 10_000;

const withLock = async <Value>(
  layout: ClusterLayout,
  path: string,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  await mkdir(dirname(path), { recursive: true });
  let release: () => Promise<void>;
  try {
    release = await lock(path, {
      realpath: false,
      stale: STALE_MILLISECONDS,
      retries: WAIT,
      // `down` may remove the lock with everything else; the work then fails by itself.
      onCompromised: () => undefined,
    });
  } catch {
    const message = `Another egov-msa command is working on the cluster "${layout.name}".`;
    return failure(
      problem('cluster', message, 'Wait until it has ended, or choose another name with --cluster.'),
    );
  }
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
};

/**
 * Runs work that starts or stops a cluster while no other process does.
 *
 * @param layout - the cluster
 * @param work - what to do
 * @returns what the work returns; a failure when another process keeps the cluster for more than a minute
 * @example
 * await withClusterLock(layout, () => stopLocked(layout));
 */
export const withClusterLock = <Value>(
  layout: ClusterLayout,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> => withLock(layout, layout.directory, work);

/**
 * Runs work that changes releases of a cluster while no other process does.
 *
 * @example
 * await withReleaseLock(layout, () => deploy(plan));
 */
export const withReleaseLock = <Value>(
  layout: ClusterLayout,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> => withLock(layout, join(layout.directory, 'releases'), work);
