import { relative } from 'node:path';
import { processSurroundings, runCharts } from '../../../ct/index.js';
import { runProcess } from '../../../process/index.js';
import type { HelmProgram } from '../../../render/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { CliContext } from '../../context.js';

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-1).join('\n');

/**
 * Lints a chart as `egov-msa lint` does; its output is shown only when it fails.
 *
 * @example await lintChart('charts/egov-msa', helm, context)
 */
export const lintChart = async (
  directory: string,
  helm: HelmProgram,
  { progress, signal }: CliContext,
): Promise<Result<undefined>> => {
  const surroundings = processSurroundings();
  // chart-testing takes the paths of charts from where it runs.
  const path = relative(surroundings.directory, directory) || '.';
  const step = progress.step(`Linting ${path}`);
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const request = {
    command: 'lint',
    // A version that was published with other content is refused by where it is, not by Git.
    flags: { charts: [path], 'validate-maintainers': false },
    config: '',
    printConfig: false,
    findHelm: () => Promise.resolve(success(helm)),
    openTarget: () =>
      Promise.resolve(failure(problem('internal', 'Lint installs nothing.', 'Please report it.'))),
  } as const;
  const outcome = await runCharts(request, surroundings, { print: keep, note: keep, signal });
  if (isFailure(outcome)) {
    step.fail();
    return outcome;
  }
  if (outcome.value.failed === undefined) {
    step.succeed();
    return success(undefined);
  }
  step.fail();
  for (const line of lines) progress.note(line);
  const hint = `Correct it; npx egov-msa lint --charts ${path} shows the same.`;
  return failure(problem('chart', `${path} does not pass the lint.`, hint));
};

/**
 * Runs the command that tests what is to be published.
 *
 * @param command - as one writes it in a shell
 * @example await runTests('npm test', context)
 */
export const runTests = async (
  command: string,
  { progress, signal }: CliContext,
): Promise<Result<undefined>> => {
  const step = progress.step(`Testing: ${command}`);
  const output = await runProcess('sh', ['-c', command], { signal });
  if (isFailure(output)) {
    step.fail();
    return output;
  }
  const { exitCode, stdout, stderr } = output.value;
  if (exitCode === 0) {
    step.succeed();
    return success(undefined);
  }
  step.fail();
  const reason = lastLines(stdout) || lastLines(stderr);
  return failure(
    problem(
      'chart',
      `The tests (${command}) fail with exit status ${exitCode}: ${reason}`,
      'Correct that first; --debug shows all that they printed.',
      `${stdout}\n${stderr}`,
    ),
  );
};
