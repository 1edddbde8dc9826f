/** Reads only; a cluster that does not answer within this is not there. */
const TIMEOUT_MILLISECONDS = 15_000;

/**
 * Waits for an answer of the cluster, but not for ever.
 *
 * @throws when there is none in time
 * @example const { items } = await withTimeout(core.listNode());
 */
export const withTimeout = async <Value>(work: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(TIMEOUT_MILLISECONDS / 1000)} s`));
    }, TIMEOUT_MILLISECONDS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
};
