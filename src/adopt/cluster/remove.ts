import { failure, problem, success, type Result } from '../../result/index.js';
import type { NamespaceSnapshot } from '../types.js';
import { deleteObject } from './patches.js';
import { unreadySuccessors } from './successors.js';
import type { ActionOf, AdoptionTools } from './tools.js';

/** Removes old objects, once what takes their place is ready. */
export const remove = async (
  { objects, successor }: ActionOf<'remove'>,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<Result<undefined>> => {
  const unready = unreadySuccessors(live, successor);
  if (unready.length > 0) {
    const message = `${unready.join(', ')} is not ready, so nothing old is removed.`;
    return failure(
      problem('cluster', message, 'Find out why with kubectl describe, then run the same command again.'),
    );
  }
  for (const reference of objects) await deleteObject(connection, live.namespace, reference);
  return success(undefined);
};
