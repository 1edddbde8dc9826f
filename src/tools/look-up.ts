import { cacheRoot } from '../cache/index.js';
import type { Progress } from '../terminal/index.js';
import { describeTool, type Tool, type ToolName } from './catalog.js';
import { toolPath } from './layout.js';
import { findOnPath } from './search-path.js';
import { isIntact } from './verified.js';
import { acceptsVersion, readVersion } from './version.js';

export type ToolSource = 'path' | 'cache' | 'release' | 'build';

export interface ResolvedTool {
  readonly name: ToolName;
  /** Without `v`. */
  readonly version: string;
  /** Absolute path of the program. */
  readonly path: string;
  readonly source: ToolSource;
}

export interface ResolveOptions {
  readonly progress?: Progress;
  /** Root of the cache; the user's own unless told. */
  readonly cache?: string;
  /** Ends a build. */
  readonly signal?: AbortSignal;
  /** Directories searched first, separated as in PATH. */
  readonly searchPath?: string;
}

/** A program on PATH that will not do. */
export interface RejectedTool {
  readonly path: string;
  /** Undefined when it does not run. */
  readonly version?: string;
}

export interface ToolLookup {
  readonly found?: ResolvedTool;
  readonly rejected?: RejectedTool;
}

const fromPath = async (tool: Tool, searchPath: string | undefined): Promise<ToolLookup> => {
  if (tool.pathName === undefined) return {};
  const path = await findOnPath(tool.pathName, searchPath);
  if (path === undefined) return {};
  const version = await readVersion(path, tool);
  return version !== undefined && acceptsVersion(tool, version)
    ? { found: { name: tool.name, version, path, source: 'path' } }
    : { rejected: { path, ...(version === undefined ? {} : { version }) } };
};

export const fromCache = async (tool: Tool, path: string): Promise<ResolvedTool | undefined> =>
  (await isIntact(tool, path))
    ? { name: tool.name, version: tool.version, path, source: 'cache' }
    : undefined;

/**
 * Looks where a program would be taken from, without making it: PATH when its version fits, then the cache.
 *
 * @param name - the program
 * @param options - cache root, search path
 * @returns what was found, and what was passed over
 * @example
 * const { found, rejected } = await lookUpTool('helm');
 */
export const lookUpTool = async (
  name: ToolName,
  { searchPath, cache = cacheRoot() }: Pick<ResolveOptions, 'searchPath' | 'cache'> = {},
): Promise<ToolLookup> => {
  const tool = describeTool(name);
  const lookup = await fromPath(tool, searchPath);
  if (lookup.found !== undefined) return lookup;
  const cached = await fromCache(tool, toolPath(name, cache));
  return cached === undefined ? lookup : { ...lookup, found: cached };
};
