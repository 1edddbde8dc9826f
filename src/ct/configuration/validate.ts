import { failure, problem, success, type Result } from '../../result/index.js';
import type { Configuration } from './configuration.js';
import type { CtCommand } from './keys.js';
import { findConfigurationFile, type Surroundings } from './file.js';

const refuse = (message: string, hint: string): Result<never> => failure(problem('input', message, hint));

/**
 * Refuses settings that contradict each other, in chart-testing's words.
 *
 * @example validate({ ...configuration, all: true, charts: ['charts/foo'] }, 'lint').ok // false
 */
export const validate = (configuration: Configuration, command: CtCommand): Result<Configuration> => {
  if (configuration.all && configuration.charts.length > 0) {
    return refuse("specifying both, '--all' and '--charts', is not allowed", 'Give one of the two.');
  }
  if (configuration.namespace !== '' && configuration.releaseLabel === '') {
    return refuse(
      "specifying '--namespace' without '--release-label' is not allowed",
      command.includes('install')
        ? 'Leave --release-label out for its default.'
        : `Write release-label into the file as well: ${command} has no default for it, as ct has none.`,
    );
  }
  if (configuration.upgrade && (configuration.targetBranch === '' || configuration.remote === '')) {
    return refuse(
      "specifying '--upgrade=true' without '--target-branch' or '--remote', is not allowed",
      'Leave the two out for their defaults.',
    );
  }
  return success(configuration);
};

/**
 * Finds a file for one of the two linters. chart-testing's container has defaults in /etc/ct; ours are built in.
 *
 * @param named - what the user gave
 * @param needed - whether the linter runs
 * @returns its path; empty for the built-in one
 * @example findLintFile('', 'lintconf.yaml', true, surroundings)
 */
export const findLintFile = (
  named: string,
  name: string,
  needed: boolean,
  surroundings: Surroundings,
): Result<string> => {
  if (named !== '' || !needed) return success(named);
  const found = findConfigurationFile(name, surroundings);
  if (found !== undefined) return success(found);
  if (surroundings.environment['CT_CONFIG_DIR'] === undefined) return success('');
  return refuse(
    `'${name}' neither specified nor found in default locations`,
    `Put ${name} into the directory that CT_CONFIG_DIR names.`,
  );
};
