import type { HelmProgram } from '../../render/index.js';
import type { ReportSuite } from '../../report/index.js';
import { failure, isFailure, success, type Result } from '../../result/index.js';
import { createGit } from '../../git/index.js';
import type { Surroundings } from '../configuration/index.js';
import type { InstallTarget } from '../install/index.js';
import { configure, type ConfigurationRequest } from './configure.js';
import { chartContext } from './environment.js';
import type { Io } from './io.js';
import { createAction } from './actions.js';
import { processCharts } from './process-charts.js';
import { errorOf, toSuite, type ChartResult } from './results.js';
import { selectCharts } from './select.js';

export type RunCommand = 'lint' | 'install' | 'lint-and-install';

export interface RunRequest extends ConfigurationRequest {
  readonly command: RunCommand;
  /** Finds helm when there is something to do. */
  readonly findHelm: () => Promise<Result<HelmProgram>>;
  /** Connects to a cluster when there is something to install. */
  readonly openTarget: () => Promise<Result<InstallTarget>>;
}

const WORDS: Readonly<Record<RunCommand, readonly [ongoing: string, done: string]>> = {
  lint: ['Linting', 'linted'],
  install: ['Installing', 'installed'],
  'lint-and-install': ['Linting and installing', 'linted and installed'],
};

/** What a run leaves, whether it passed or not. */
export interface RunOutcome {
  readonly suites: readonly ReportSuite[];
  /** chart-testing's sentence when a chart failed, already printed; undefined when all passed. */
  readonly failed: string | undefined;
}

const work = async (
  request: RunRequest,
  surroundings: Surroundings,
  io: Io,
): Promise<Result<readonly ChartResult[]>> => {
  const configuration = configure(request.command, request, surroundings, io);
  if (isFailure(configuration)) return configuration;
  const git = createGit(surroundings.directory);
  const selection = await selectCharts(surroundings.directory, git, configuration.value);
  if (isFailure(selection)) {
    const [ongoing] = WORDS[request.command];
    const message = `failed ${ongoing.toLowerCase()} charts: ${selection.problem.message}`;
    return failure({ ...selection.problem, message });
  }
  const { charts, changed } = selection.value;
  changed?.warnings.forEach(io.note);
  const helm: Result<HelmProgram> =
    charts.length === 0 ? success({ path: 'helm' }) : await request.findHelm();
  if (isFailure(helm)) return helm;
  const context = chartContext(configuration.value, surroundings, helm.value, changed, io.signal);
  const action = await createAction(request, context, surroundings, charts, io);
  if (isFailure(action)) return action;
  try {
    return await processCharts(selection.value, context, action.value.run, {
      print: io.print,
      parallel: request.command === 'lint',
    });
  } finally {
    await action.value.close();
  }
};

/**
 * Runs `lint`, `install` or `lint-and-install`, and prints what chart-testing prints.
 *
 * @returns the results, also when charts failed; a failure when there are none
 * @example
 * const { suites, failed } = throwIfFailed(await runCharts(request, surroundings, io));
 */
export const runCharts = async (
  request: RunRequest,
  surroundings: Surroundings,
  io: Io,
): Promise<Result<RunOutcome>> => {
  const [ongoing, done] = WORDS[request.command];
  io.print(`${ongoing} charts...`);
  const results = await work(request, surroundings, io);
  if (isFailure(results)) {
    io.print(results.problem.message);
    return results;
  }
  const suites = results.value.map(toSuite);
  if (results.value.every((result) => errorOf(result) === undefined)) {
    io.print(`All charts ${done} successfully`);
    return success({ suites, failed: undefined });
  }
  const failed = `failed ${ongoing.toLowerCase()} charts: failed processing charts`;
  io.print(failed);
  io.note(`Error: ${failed}`);
  return success({ suites, failed });
};
