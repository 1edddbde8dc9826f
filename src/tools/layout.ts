import { join } from 'node:path';
import { cacheRoot } from '../cache/index.js';
import { describeTool, type ToolName } from './catalog.js';

/**
 * Names the place of a program in the cache; the version is part of it, so that an update never meets an
 * older binary.
 *
 * @param name - the program
 * @param cache - the cache's root, the user's own unless told
 * @returns `<cache>/tools/<name>/<version>/<name>`
 * @example
 * toolPath('etcd', '/cache') // '/cache/tools/etcd/3.6.8/etcd'
 */
export const toolPath = (name: ToolName, cache: string = cacheRoot()): string =>
  join(cache, 'tools', name, describeTool(name).version, name);
