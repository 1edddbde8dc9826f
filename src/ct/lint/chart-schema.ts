import { join, resolve } from 'node:path';
import { finding } from '../../findings/index.js';
import type { CtChart } from '../charts/index.js';
import type { LintContext } from '../context.js';
import { processError, type StepOutcome } from '../step.js';
import { parseYamlDocument } from '../../yaml/index.js';
import { validateData } from '../yamale/index.js';
import { placeOf, readText } from './files.js';

/**
 * Checks Chart.yaml against the schema, and prints what yamale prints.
 *
 * @example checkChartSchema(chart, context)
 */
export const checkChartSchema = (chart: CtChart, context: LintContext): StepOutcome => {
  const file = join(chart.path, 'Chart.yaml');
  const text = readText(context.directory, file) ?? '';
  const first = `Validating ${file}...`;
  // yamllint tells where a text is no YAML; a schema has nothing to add.
  const violations = 'value' in parseYamlDocument(text) ? validateData(context.schema, text) : [];
  if (violations.length === 0) return { lines: [first, 'Validation success! 👍'], findings: [] };
  const schema = context.configuration.chartYamlSchema;
  const title = `Error validating data '${resolve(context.directory, file)}' with schema '${schema || 'built-in'}'`;
  return {
    lines: [first, 'Validation failed!', title, ...violations.map(({ message }) => `\t${message}`)],
    findings: violations.map(({ message, path, line, column }) =>
      finding({
        rule: 'ct/chart-schema',
        chart: chart.yaml.name,
        ...placeOf(chart, file),
        path,
        line,
        column,
        message,
        hint: 'Correct that field of Chart.yaml.',
      }),
    ),
    error: processError(1),
  };
};
