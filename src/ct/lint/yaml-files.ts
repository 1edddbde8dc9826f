import { join } from 'node:path';
import { finding, type Finding } from '../../findings/index.js';
import { formatLocation } from '../../report/index.js';
import type { CtChart } from '../charts/index.js';
import type { LintContext } from '../context.js';
import { processError, type StepOutcome } from '../step.js';
import { formatLintProblem, lintYaml } from '../yamllint/index.js';
import { placeOf, readText } from './files.js';
import { checkValuesFile } from './values-files.js';

const HINT = 'Correct that line, or change the rule in lintconf.yaml.';

/** chart-testing's own list, and the cases that must fail. */
const filesOf = ({ path, valuesFiles, failFiles }: CtChart): readonly string[] => [
  join(path, 'Chart.yaml'),
  join(path, 'values.yaml'),
  ...valuesFiles,
  ...failFiles,
];

const formatFinding = (file: string, { line, column, severity, message, rule }: Finding): string => {
  const place = formatLocation({ file, ...(line === undefined ? {} : { line, column: column ?? 1 }) });
  return `${place}: [${severity}] ${message} (${rule})`;
};

type FileOutcome = Pick<StepOutcome, 'lines' | 'findings' | 'error'>;

const lintFile = (chart: CtChart, file: string, text: string, { lintRules }: LintContext): FileOutcome => {
  const problems = lintYaml(text, lintRules.rules);
  const findings = problems.map(({ rule, level, line, column, message }) =>
    finding({
      rule: `yaml/${rule}`,
      severity: level,
      chart: chart.yaml.name,
      ...placeOf(chart, file),
      line,
      column,
      message,
      hint: HINT,
    }),
  );
  return {
    lines: problems.map((problem) => formatLintProblem(file, problem)),
    findings,
    ...(problems.some(({ level }) => level === 'error') ? { error: processError(1) } : {}),
  };
};

const checkValues = (chart: CtChart, file: string, context: LintContext): FileOutcome => {
  const findings = file === join(chart.path, 'Chart.yaml') ? [] : checkValuesFile(chart, file, context);
  const error = findings.find(({ severity }) => severity === 'error')?.message;
  return {
    lines: findings.map((found) => formatFinding(file, found)),
    findings,
    ...(error === undefined ? {} : { error }),
  };
};

/**
 * Checks the form of Chart.yaml and of all values files, and prints what yamllint prints. A chart without
 * values.yaml is no error: Helm needs none.
 *
 * @example checkYamlFiles(chart, context)
 */
export const checkYamlFiles = (chart: CtChart, context: LintContext): StepOutcome => {
  const outcomes = filesOf(chart).flatMap((file) => {
    const text = readText(context.directory, file);
    if (text === undefined) return [];
    return [lintFile(chart, file, text, context), checkValues(chart, file, context)];
  });
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  return {
    lines: outcomes.flatMap(({ lines }) => lines),
    findings: outcomes.flatMap(({ findings }) => findings),
    ...(error === undefined ? {} : { error }),
  };
};
