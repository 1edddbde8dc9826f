import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { createGit } from '../../git/index.js';
import type { HelmProgram } from '../../render/index.js';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import type { ChangedCharts } from '../charts/index.js';
import type { Configuration, Surroundings } from '../configuration/index.js';
import type { ChartContext, LintContext } from '../context.js';
import { DEFAULT_CHART_SCHEMA, parseSchema } from '../yamale/index.js';
import { DEFAULT_LINT_CONFIGURATION, parseLintConfiguration } from '../yamllint/index.js';

const readNamed = (path: string, builtIn: string, { directory }: Surroundings): Result<string> => {
  if (path === '') return success(builtIn);
  try {
    return success(readFileSync(resolve(directory, path), 'utf8'));
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    return failure(
      problem('input', `${path} cannot be read: ${reason}.`, 'Correct the path in the configuration.'),
    );
  }
};

/**
 * Puts together what the work on charts needs.
 *
 * @example const context = chartContext(configuration, surroundings, helm, changed, signal);
 */
export const chartContext = (
  configuration: Configuration,
  surroundings: Surroundings,
  helm: HelmProgram,
  changed: ChangedCharts | undefined,
  signal: AbortSignal,
): ChartContext => ({
  directory: surroundings.directory,
  environment: surroundings.environment,
  configuration,
  helm,
  changed,
  signal,
  git: createGit(surroundings.directory),
  // helm is bound by the processor; more at once than cores gains nothing.
  limit: pLimit(availableParallelism()),
});

/**
 * Adds the rules of the two linters, from their files or built in.
 *
 * @returns a failure that names the file that is missing or wrong
 * @example const context = throwIfFailed(lintContext(base, surroundings));
 */
export const lintContext = (base: ChartContext, surroundings: Surroundings): Result<LintContext> => {
  const { lintConf, chartYamlSchema, validateYaml, validateChartSchema } = base.configuration;
  const rulesText = readNamed(validateYaml ? lintConf : '', DEFAULT_LINT_CONFIGURATION, surroundings);
  if (isFailure(rulesText)) return rulesText;
  const lintRules = parseLintConfiguration(rulesText.value, lintConf || 'the built-in lintconf.yaml');
  if (isFailure(lintRules)) return lintRules;
  const schemaText = readNamed(
    validateChartSchema ? chartYamlSchema : '',
    DEFAULT_CHART_SCHEMA,
    surroundings,
  );
  if (isFailure(schemaText)) return schemaText;
  const schema = parseSchema(schemaText.value, chartYamlSchema || 'the built-in chart_schema.yaml');
  return isFailure(schema) ? schema : success({ ...base, lintRules: lintRules.value, schema: schema.value });
};
