import { join } from 'node:path';
import { finding } from '../../findings/index.js';
import type { CtChart } from '../charts/index.js';
import type { LintContext } from '../context.js';
import { processError, type StepOutcome } from '../step.js';
import { formatLintProblem, lintYaml } from '../yamllint/index.js';
import { placeOf, readText } from './files.js';

const HINT = 'Correct that line, or change the rule in lintconf.yaml.';

/** chart-testing's own list, and the cases that must fail. */
const filesOf = ({ path, valuesFiles, failFiles }: CtChart): readonly string[] => [
  join(path, 'Chart.yaml'),
  join(path, 'values.yaml'),
  ...valuesFiles,
  ...failFiles,
];

/**
 * Checks the form of Chart.yaml and of all values files, and prints what yamllint prints. A chart without
 * values.yaml is no error: Helm needs none.
 *
 * @example checkYamlFiles(chart, context)
 */
export const checkYamlFiles = (chart: CtChart, context: LintContext): StepOutcome => {
  const found = filesOf(chart).flatMap((file) => {
    const text = readText(context.directory, file);
    return text === undefined
      ? []
      : lintYaml(text, context.lintRules.rules).map((problem) => ({ file, problem }));
  });
  const findings = found.map(({ file, problem }) =>
    finding({
      rule: `yaml/${problem.rule}`,
      severity: problem.level,
      chart: chart.yaml.name,
      ...placeOf(chart, file),
      line: problem.line,
      column: problem.column,
      message: problem.message,
      hint: HINT,
    }),
  );
  return {
    lines: found.map(({ file, problem }) => formatLintProblem(file, problem)),
    findings,
    ...(findings.some(({ severity }) => severity === 'error') ? { error: processError(1) } : {}),
  };
};
