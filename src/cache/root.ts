import envPaths from 'env-paths';
import { resolve } from 'node:path';

/**
 * The directory under which everything the toolkit can make again is kept (built tools, renders).
 *
 * @param environment - the variables to read; `EGOV_MSA_CACHE` names another directory
 * @returns an absolute path; it may not exist yet
 * @example
 * join(cacheRoot(), 'renders')
 */
export function cacheRoot(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = environment['EGOV_MSA_CACHE'];
  return chosen === undefined || chosen === '' ? envPaths('egov-msa', { suffix: '' }).cache : resolve(chosen);
}
