import { isFailure, success, type Result } from '../../result/index.js';
import type { CtChart } from '../charts/index.js';
import type { Surroundings } from '../configuration/index.js';
import type { ChartContext, LintContext } from '../context.js';
import { openInstaller } from '../install/index.js';
import { buildDependencies, lintChart } from '../lint/index.js';
import { timeStep, type Step } from '../step.js';
import { lintContext } from './environment.js';
import type { Io } from './io.js';
import type { ChartAction } from './process-charts.js';
import type { RunRequest } from './run-charts.js';

/** The work of a command on each chart, and what has to be undone after the last one. */
export interface OpenAction {
  readonly run: ChartAction;
  readonly close: () => Promise<void>;
}

const hasFailed = (steps: readonly Step[]): boolean => steps.some(({ error }) => error !== undefined);

const printLines = (steps: readonly Step[], print: (line: string) => void): void => {
  steps.flatMap(({ lines }) => lines).forEach(print);
};

const lintAction =
  (context: LintContext): ChartAction =>
  (chart) =>
    lintChart(chart, context);

/**
 * Opens what the command needs: the linters' rules, and a cluster when something is to be installed.
 *
 * @param charts - that will be worked on; without any, no cluster is opened
 * @example const action = throwIfFailed(await createAction(request, context, surroundings, charts, io));
 */
export const createAction = async (
  request: RunRequest,
  context: ChartContext,
  surroundings: Surroundings,
  charts: readonly CtChart[],
  io: Io,
): Promise<Result<OpenAction>> => {
  const close = (): Promise<void> => Promise.resolve();
  const lint = request.command === 'install' ? undefined : lintContext(context, surroundings);
  if (lint !== undefined && isFailure(lint)) return lint;
  lint?.value.lintRules.warnings.forEach(io.note);
  if (lint !== undefined && request.command === 'lint')
    return success({ run: lintAction(lint.value), close });
  if (charts.length === 0) return success({ run: () => Promise.resolve([]), close });
  const installer = await openInstaller(context, charts, request.openTarget, io);
  if (isFailure(installer)) return installer;
  const run: ChartAction = async (chart, print) => {
    const before =
      lint === undefined
        ? [await timeStep('dependencies', () => buildDependencies(chart, context))]
        : await lintChart(chart, lint.value);
    printLines(before, print);
    if (hasFailed(before)) return before;
    return [...before, ...(await installer.value.install(chart, print))];
  };
  return success({ run, close: installer.value.close });
};
