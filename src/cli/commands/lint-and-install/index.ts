import {
  addCtOptions,
  addReportOptions,
  addTargetOptions,
  runCtCommand,
  type CtOptions,
  type ReportOptions,
  type TargetOptions,
} from '../../../ct/index.js';
import type { CommandDefinition } from '../../command.js';

const EXAMPLES = `
Examples:
  $ npx egov-msa lint-and-install --all
  $ npx egov-msa li --charts charts/egov-msa`;

/** `egov-msa lint-and-install`. */
export const lintAndInstall: CommandDefinition<CtOptions & ReportOptions & TargetOptions> = {
  configure: (command) =>
    addTargetOptions(
      addReportOptions(
        addCtOptions(
          command.description('Lints charts, and installs those that are clean.'),
          'lint-and-install',
        ),
      ),
    ).addHelpText('after', EXAMPLES),
  run: (options, context) => runCtCommand('lint-and-install', options, context),
};
