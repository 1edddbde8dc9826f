import { parse } from 'shell-quote';
import { runProcess } from '../../process/index.js';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { describeChart, type CtChart } from '../charts/index.js';
import type { ChartContext } from '../context.js';
import { debugLine, outputLines } from '../programs.js';
import { processError, type StepOutcome } from '../step.js';
import { chartFinding } from './files.js';

const RULE = 'ct/additional-command';

const ACTION = /\{\{-?\s*(.*?)\s*-?\}\}/g;

/** What chart-testing's templates are made of in practice; Go's template language is not built in. */
const fieldsOf = (chart: CtChart): Readonly<Record<string, string>> => ({
  '.': describeChart(chart),
  '.Path': chart.path,
  '.String': describeChart(chart),
  '.Yaml.Name': chart.yaml.name,
  '.Yaml.Version': chart.yaml.version,
});

const expand = (template: string, chart: CtChart): Result<string> => {
  const fields = fieldsOf(chart);
  const unknown = [...template.matchAll(ACTION)]
    .map(([, field = '']) => field)
    .find((field) => !(field in fields));
  if (unknown === undefined) {
    return success(template.replace(ACTION, (_, field: string) => fields[field] ?? ''));
  }
  const message = `The command ${JSON.stringify(template)} uses {{ ${unknown} }}, which is not known here.`;
  return failure(problem('input', message, `Use one of: ${Object.keys(fields).join(', ')}.`));
};

/** Words as a shell would split them; no shell runs, so variables stay and the first operator ends the command. */
const splitWords = (command: string): readonly string[] => {
  const entries = parse(command, (name) => `$${name}`);
  const end = entries.findIndex((entry) => typeof entry === 'object' && !('pattern' in entry));
  return (end < 0 ? entries : entries.slice(0, end)).map((entry) => {
    if (typeof entry === 'string') return entry;
    return 'pattern' in entry ? entry.pattern : '';
  });
};

/**
 * Runs one of the additional commands for a chart.
 *
 * @param template - `helm unittest {{ .Path }}`
 * @example await runAdditionalCommand('echo {{ .Path }}', chart, context)
 */
export const runAdditionalCommand = async (
  template: string,
  chart: CtChart,
  context: ChartContext,
): Promise<StepOutcome> => {
  const command = expand(template, chart);
  if (isFailure(command)) {
    const { message, hint } = command.problem;
    return { lines: [], findings: [chartFinding(chart, RULE, message, hint)], error: message };
  }
  const [name = '', ...args] = splitWords(command.value);
  const lines = debugLine(context, name, args);
  const output = await context.limit(() =>
    runProcess(name, args, { cwd: context.directory, signal: context.signal }),
  );
  if (isFailure(output)) {
    const { message, hint } = output.problem;
    return { lines, findings: [chartFinding(chart, RULE, message, hint)], error: message };
  }
  const { exitCode } = output.value;
  const printed = [...lines, ...outputLines(output.value)];
  if (exitCode === 0) return { lines: printed, findings: [] };
  const message = `The command ${JSON.stringify(command.value)} ended with exit status ${String(exitCode)}.`;
  const hint = output.value.stderr.trim().split('\n').at(-1) ?? '';
  return {
    lines: printed,
    findings: [chartFinding(chart, RULE, message, hint)],
    error: processError(exitCode),
  };
};
