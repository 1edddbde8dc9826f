export { lintYaml } from './lint.js';
export { parseLintConfiguration, type LintConfiguration } from './configuration.js';
export { DEFAULT_LINT_CONFIGURATION } from './defaults.js';
export { formatLintProblem, type LintLevel, type LintProblem } from './problem.js';
