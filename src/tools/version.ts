import { coerce, satisfies } from 'semver';
import { isFailure } from '../result/index.js';
import { runProcess } from '../process/index.js';
import type { Tool } from './catalog.js';

const VERSION = /v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/;
/** A cold 100 MB binary on a slow disk takes seconds to load; more means that it hangs. */
const VERSION_TIMEOUT_MILLISECONDS = 20_000;

/**
 * Asks a program for its version.
 *
 * @param file - path of the program
 * @param tool - how to ask
 * @returns the version without `v`, the pinned one of a program that cannot tell; undefined when it does not run or
 *   prints none
 * @example
 * await readVersion('/usr/bin/helm', describeTool('helm')) // '4.3.1'
 */
export const readVersion = async (file: string, tool: Tool): Promise<string | undefined> => {
  const output = await runProcess(file, tool.versionArguments, {
    timeoutMilliseconds: VERSION_TIMEOUT_MILLISECONDS,
  });
  if (isFailure(output) || output.value.exitCode !== 0) return undefined;
  // Its folder in the cache is named after the version that the pinned sources have.
  if (tool.printsVersion === false) return tool.version;
  return VERSION.exec(output.value.stdout)?.[1];
};

/**
 * Tells whether a version found on PATH may be used in place of the pinned one. What distributions append
 * (`1.36.3-custom`) does not count for a range, but does where one exact version is needed.
 *
 * @example
 * acceptsVersion(describeTool('helm'), '3.13.0') // false
 */
export const acceptsVersion = (tool: Tool, version: string): boolean =>
  tool.accepts === tool.version ? version === tool.version : satisfies(coerce(version) ?? '', tool.accepts);
