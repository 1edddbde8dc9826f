import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isFailure, success, type Result } from '../../result/index.js';
import type { Progress } from '../../terminal/index.js';
import { projectPath, resolveTool } from '../../tools/index.js';
import type { Surroundings } from '../configuration/index.js';
import { runCharts, type RunCommand } from '../run/index.js';
import { readRequest } from './flags.js';
import type { CtOptions } from './options.js';
import { printsText, publishReport, type ReportOptions } from './report.js';
import { openInstallTarget, type TargetOptions } from './target.js';

/** What a command may touch of the world outside. */
export interface CommandContext {
  readonly print: (text: string) => void;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * The place and environment that this process was started in.
 *
 * @example const changed = await listChanged({ flags: {}, config: '', printConfig: false }, processSurroundings(), io);
 */
export const processSurroundings = (): Surroundings => ({
  directory: process.cwd(),
  home: homedir(),
  environment: process.env,
});

const toolkitVersion = (): string => {
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
  return version;
};

/**
 * Runs `lint`, `install` or `lint-and-install` with the options of the command line, and writes the report.
 *
 * @returns the exit code, 1 when a chart failed; a failure when there was nothing to test with
 * @example await runCtCommand('lint', options, context)
 */
export const runCtCommand = async (
  command: RunCommand,
  options: CtOptions & ReportOptions & TargetOptions,
  { print, progress, signal }: CommandContext,
  surroundings: Surroundings = processSurroundings(),
): Promise<Result<number>> => {
  const isText = printsText(options);
  const outcome = await runCharts(
    {
      command,
      ...readRequest(options),
      findHelm: async () => {
        const helm = await resolveTool('helm', { progress, signal });
        return isFailure(helm) ? helm : success({ path: helm.value.path, version: helm.value.version });
      },
      openTarget: () =>
        openInstallTarget(options, { progress, signal, environment: surroundings.environment }),
    },
    surroundings,
    {
      print: (line) => {
        if (isText) print(line);
      },
      note: progress.note,
      signal,
    },
  );
  if (isFailure(outcome)) return outcome;
  const { suites, failed } = outcome.value;
  const report = { command: `egov-msa ${command}`, version: toolkitVersion(), suites };
  const published = await publishReport(report, options, surroundings.directory, print);
  if (isFailure(published)) return published;
  return success(failed === undefined ? 0 : 1);
};
