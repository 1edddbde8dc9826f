import { runProcess } from '../../process/index.js';
import { isFailure, success, type Result } from '../../result/index.js';
import type { ChartContext } from '../context.js';
import { formatDuration } from '../configuration/duration.js';
import { debugLine, outputLines } from '../programs.js';
import type { InstallTarget } from './target.js';

/** How a program ended, whether it ran or not. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Neither prints the output nor counts as news. */
  readonly silent?: boolean;
  /** Runs on after Ctrl-C: what was installed has to be removed. */
  readonly cleanUp?: boolean;
  readonly input?: string;
}

/** helm and kubectl on one cluster, with their output printed as chart-testing prints it. */
export interface Session {
  readonly target: InstallTarget;
  readonly context: ChartContext;
  readonly print: (line: string) => void;
  readonly helm: (args: readonly string[], options?: RunOptions) => Promise<Ended>;
  readonly kubectl: (args: readonly string[], options?: RunOptions) => Promise<Ended>;
}

/** A shell's code for a program that cannot be run. */
const CANNOT_RUN = 126;

const toEnded = (output: Result<Ended>): Ended =>
  isFailure(output)
    ? {
        exitCode: CANNOT_RUN,
        stdout: '',
        stderr: [output.problem.message, output.problem.detail ?? ''].join('\n').trim(),
      }
    : output.value;

/**
 * Opens a session.
 *
 * @param print - takes every line that chart-testing would print
 * @example const session = openSession(target, context, console.log);
 */
export const openSession = (
  target: InstallTarget,
  context: ChartContext,
  print: (line: string) => void,
): Session => {
  const environment = target.kubeconfig === undefined ? {} : { KUBECONFIG: target.kubeconfig };
  const run = async (
    [name, path]: readonly [name: string, path: string],
    args: readonly string[],
    { silent = false, cleanUp = false, input }: RunOptions,
  ): Promise<Ended> => {
    debugLine(context, name, args).forEach(print);
    const output = await runProcess(path, args, {
      cwd: context.directory,
      environment,
      ...(cleanUp ? {} : { signal: context.signal }),
      ...(input === undefined ? {} : { input }),
    });
    const ended = toEnded(isFailure(output) ? output : success(output.value));
    if (!silent) outputLines(ended).forEach(print);
    return ended;
  };
  const timeout = formatDuration(context.configuration.kubectlTimeoutMilliseconds);
  const place = (flag: string): readonly string[] =>
    target.context === undefined ? [] : [`${flag}=${target.context}`];
  return {
    target,
    context,
    print,
    helm: (args, options = {}) =>
      run(['helm', context.helm.path], [...args, ...place('--kube-context')], options),
    kubectl: (args, options = {}) =>
      run(
        ['kubectl', target.kubectl],
        [`--request-timeout=${timeout}`, ...place('--context'), ...args],
        options,
      ),
  };
};
