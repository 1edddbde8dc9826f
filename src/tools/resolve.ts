import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lock } from 'proper-lockfile';
import { cacheRoot } from '../cache/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { silentProgress, type Progress } from '../terminal/index.js';
import { buildTool } from './build.js';
import { describeTool, type Tool, type ToolName } from './catalog.js';
import { fromCache, lookUpTool, type ResolvedTool, type ResolveOptions, type ToolSource } from './look-up.js';
import { toolPath } from './layout.js';
import { installRelease } from './release.js';
import { isIntact } from './verified.js';

/** The slowest build takes 3 minutes on 2 cores; a slower machine or network gets ten times that. */
const LOCK_WAIT = { retries: 1800, minTimeout: 1_000, maxTimeout: 1_000, factor: 1 };

const install = async (
  tool: Tool,
  path: string,
  progress: Progress,
  signal: AbortSignal | undefined,
): Promise<Result<ResolvedTool>> => {
  const ready = (source: ToolSource): Result<ResolvedTool> =>
    success({ name: tool.name, version: tool.version, path, source });
  if (tool.release !== undefined) {
    const step = progress.step(`Fetching ${tool.name} ${tool.version}`);
    const released = await installRelease(tool.release, path);
    if (!isFailure(released) && (await isIntact(tool, path))) {
      step.succeed();
      return ready('release');
    }
    step.fail(`${tool.name} ${tool.version} cannot be downloaded`);
  }
  const step = progress.step(
    `Building ${tool.name} ${tool.version} from pinned sources, once (about ${String(tool.buildSeconds)} s on 2 cores)`,
  );
  const built = await buildTool(tool, path, signal);
  if (isFailure(built)) {
    step.fail();
    return built;
  }
  if (!(await isIntact(tool, path))) {
    step.fail();
    const message = `${tool.name} was built but does not report version ${tool.version}.`;
    return failure(problem('tool', message, `Run ${path} ${tool.versionArguments.join(' ')} to see why.`));
  }
  step.succeed();
  return ready('build');
};

/** What an earlier process left when it was killed in the middle of an installation. */
const removeLeftovers = async (directory: string): Promise<void> => {
  const leftovers = (await readdir(directory)).filter((name) => /^\.(build|download)-/.test(name));
  await Promise.all(leftovers.map((name) => rm(join(directory, name), { recursive: true, force: true })));
};

const lockDirectory = async (directory: string, tool: Tool): Promise<Result<() => Promise<void>>> => {
  try {
    await mkdir(directory, { recursive: true });
    return success(await lock(directory, { retries: LOCK_WAIT, onCompromised: () => undefined }));
  } catch (error) {
    const message = `${tool.name} cannot be put into ${directory}: ${(error as Error).message}.`;
    const hint = `Make room there, name another cache in EGOV_MSA_CACHE, or put ${tool.name} into PATH.`;
    return failure(problem('tool', message, hint));
  }
};

/**
 * Finds a program, or makes it: PATH when its version fits, then the cache, then the project's official
 * release with its checksum, then a build from the pinned Go modules. Two processes never build at once,
 * and a broken cached program is made again.
 *
 * @param name - the program
 * @param options - progress, cache root, search path
 * @returns its path and version; a failure that names both ways out when it can be neither found nor made
 * @example
 * const helm = throwIfFailed(await resolveTool('helm'));
 */
export const resolveTool = async (
  name: ToolName,
  options: ResolveOptions = {},
): Promise<Result<ResolvedTool>> => {
  const tool = describeTool(name);
  const path = toolPath(name, options.cache ?? cacheRoot());
  const progress = options.progress ?? silentProgress;
  const { found, rejected } = await lookUpTool(name, options);
  if (rejected !== undefined) {
    const version = rejected.version === undefined ? 'does not run' : `is version ${rejected.version}`;
    progress.note(
      `${rejected.path} ${version}, ${tool.name} ${tool.accepts} is needed; using the project's own.`,
    );
  }
  if (found !== undefined) return success(found);

  const directory = dirname(path);
  const locked = await lockDirectory(directory, tool);
  if (isFailure(locked)) return locked;
  const release = locked.value;
  try {
    // Whoever held the lock before may have made it.
    const made = await fromCache(tool, path);
    if (made !== undefined) return success(made);
    await removeLeftovers(directory);
    return await install(tool, path, progress, options.signal);
  } finally {
    await release();
  }
};

/**
 * Resolves several programs, one after the other because a build uses every core; what is cached is looked
 * up at once.
 *
 * @returns the programs by name; the first failure otherwise
 * @example
 * const tools = await resolveTools(['etcd', 'kube-apiserver'], { progress });
 */
export const resolveTools = async <Name extends ToolName>(
  names: readonly Name[],
  options: ResolveOptions = {},
): Promise<Result<Readonly<Record<Name, ResolvedTool>>>> => {
  const resolved: Partial<Record<Name, ResolvedTool>> = {};
  for (const name of names) {
    const tool = await resolveTool(name, options);
    if (isFailure(tool)) return tool;
    resolved[name] = tool.value;
  }
  return success(resolved as Readonly<Record<Name, ResolvedTool>>);
};
