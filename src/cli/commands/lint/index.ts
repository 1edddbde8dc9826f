import {
  addCtOptions,
  addReportOptions,
  runCtCommand,
  type CtOptions,
  type ReportOptions,
} from '../../../ct/index.js';
import type { CommandDefinition } from '../../command.js';

const DESCRIPTION = `Lints changed charts (default), named ones (--charts) or all (--all), as chart-testing's ct does.

For each chart: version increment, schema of Chart.yaml, form of the YAML, maintainers, additional commands,
then helm lint and a render with each ci/*-values.yaml. All errors are shown in one run. Files in
ci/fail/*-values.yaml must be refused with the text of their first line, "# expect: <text>". A chart without
ci/*-values.yaml is rendered with its defaults; if fail or required refuses those, that is only a warning, as
with ct.`;

const EXAMPLES = `
Settings come from flags, then CT_* variables, then ct.yaml, .json or .toml in ., .ct, ~/.ct,
/usr/local/etc/ct or /etc/ct (or only in $CT_CONFIG_DIR).

Examples:
  $ npx egov-msa lint                                changed charts against origin/main
  $ npx egov-msa lint --all
  $ npx egov-msa lint --charts charts/egov-msa --validate-maintainers=false
  $ npx egov-msa lint --all --output junit --output-file reports/lint.xml`;

/** `egov-msa lint`. */
export const lint: CommandDefinition<CtOptions & ReportOptions> = {
  configure: (command) =>
    addReportOptions(addCtOptions(command.description(DESCRIPTION), 'lint')).addHelpText('after', EXAMPLES),
  run: (options, context) => runCtCommand('lint', options, context),
};
