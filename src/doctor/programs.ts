import { gte } from 'semver';
import { isFailure } from '../result/index.js';
import { runProcess } from '../process/index.js';
import {
  CLUSTER_TOOLS,
  canDownload,
  describeTool,
  lookUpTool,
  type ToolLookup,
  type ToolName,
} from '../tools/index.js';
import type { Check } from './types.js';

/** The `go` line of the modules in tools/. */
const MINIMUM_GO = '1.26.0';
const GO_TIMEOUT_MILLISECONDS = 20_000;

const goVersion = async (): Promise<string | undefined> => {
  const output = await runProcess('go', ['version'], { timeoutMilliseconds: GO_TIMEOUT_MILLISECONDS });
  if (isFailure(output) || output.value.exitCode !== 0) return undefined;
  const version = /go(\d+\.\d+(?:\.\d+)?)/.exec(output.value.stdout)?.[1];
  return version === undefined || version.split('.').length === 3 ? version : `${version}.0`;
};

const checkGo = (version: string | undefined, builds: readonly string[]): Check => {
  const fits = version !== undefined && gte(version, MINIMUM_GO);
  const hint =
    builds.length === 0
      ? 'It is not needed: every program is there.'
      : `Install Go ${MINIMUM_GO} or later from https://go.dev/dl: it builds ${builds.join(', ')} where no download can be had.`;
  return {
    area: 'programs',
    name: 'go',
    verdict: fits ? 'ok' : 'note',
    found: version ?? 'not on PATH',
    ...(fits ? {} : { hint }),
  };
};

const foundText = ({ found, rejected }: ToolLookup, name: ToolName): string => {
  const passedOver =
    rejected === undefined
      ? ''
      : `; ${rejected.path} ${rejected.version === undefined ? 'does not run' : `is ${rejected.version}`}, ${describeTool(name).accepts} is needed`;
  if (found === undefined) return `${rejected === undefined ? 'not on PATH' : 'none that fits'}${passedOver}`;
  return `${found.version} from ${found.source === 'path' ? found.path : 'the cache'}${passedOver}`;
};

/** A program that is not there yet is downloaded or built at its first use. */
const checkTool = async (
  name: ToolName,
  lookup: ToolLookup,
  go: boolean,
  needed: boolean,
): Promise<Check> => {
  const tool = describeTool(name);
  const check = { area: 'programs', name, found: foundText(lookup, name) } as const;
  if (lookup.found !== undefined) return { ...check, verdict: 'ok' };
  if (!needed)
    return {
      ...check,
      verdict: 'note',
      hint: 'Only you use it, to look around: https://kubernetes.io/docs/tasks/tools',
    };
  if (await canDownload(tool.release))
    return { ...check, verdict: 'note', hint: 'It is downloaded at its first use, once.' };
  return go
    ? {
        ...check,
        verdict: 'note',
        hint: `It is built at its first use, once (about ${String(tool.buildSeconds)} s on 2 cores).`,
      }
    : {
        ...check,
        verdict: 'missing',
        hint: `Install Go ${MINIMUM_GO} or later, which builds it, or put ${name} ${tool.accepts} on PATH.`,
      };
};

const ALWAYS: readonly ToolName[] = ['helm', 'kubeconform', 'kubectl'];

/**
 * Looks which programs there are and where each would be taken from.
 *
 * @param options - whether the embedded cluster is meant to run here
 * @example const checks = await checkPrograms({ embedded: false });
 */
export const checkPrograms = async ({
  embedded,
}: {
  readonly embedded: boolean;
}): Promise<readonly Check[]> => {
  const names: readonly ToolName[] = [...ALWAYS, ...CLUSTER_TOOLS];
  const lookups = await Promise.all(
    names.map(async (name) => [name, await lookUpTool(name).catch((): ToolLookup => ({}))] as const),
  );
  const absent = lookups.filter(([, { found }]) => found === undefined).map(([name]) => name);
  const go = checkGo(await goVersion(), absent);
  const tools = lookups
    .filter(([name]) => embedded || ALWAYS.includes(name))
    // kubectl is the user's own tool: nothing here calls it.
    .map(([name, lookup]) => checkTool(name, lookup, go.verdict === 'ok', name !== 'kubectl'));
  return [go, ...(await Promise.all(tools))];
};
