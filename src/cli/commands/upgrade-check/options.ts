import { Option, type Command } from 'commander';
import { FINDINGS_EXIT_CODES, reportOptions, type ReportOptions } from '../../findings-report.js';
import { collect } from '../../options.js';
import { MERGE_ORDER, releaseOptions, valuesOptions, type RenderSelection } from '../../render-options.js';

export interface UpgradeCheckOptions extends RenderSelection, ReportOptions {
  readonly from?: string;
  readonly to?: string;
  readonly chart?: string;
  readonly repository?: string;
  readonly fromValues?: readonly string[];
}

const DESCRIPTION = `Says what an upgrade does, without a cluster: what the API server would refuse, which data is
deleted, which Secrets change, which pods restart and why.

--from and --to are each one of:
  0.1.0                              a published version: git tag egov-msa-0.1.0, or in --repository
  main, v0.1.0, HEAD~3               the chart at a git revision
  egov-msa-0.1.0.tgz                 a packaged chart
  charts/other                       a chart folder
  default, vagrant, eks+production   this chart with its own values files, to see what other values do

An error is what the API server refuses, and what deletes data; a warning is what an operator should know.`;

const EXAMPLES = `
The values count for both sides, unless --from-values gives the older one its own. ${MERGE_ORDER}

Generated passwords differ in every render without a cluster. Where templates look them up, they are kept,
and not shown as changes.

${FINDINGS_EXIT_CODES}

Examples:
  $ npx egov-msa upgrade-check --from 0.1.0 -f mine.yaml
  $ npx egov-msa upgrade-check --from 0.1.0 --repository https://charts.example.go.kr --ministry moe
  $ npx egov-msa upgrade-check --from main                         what this branch does to a cluster
  $ npx egov-msa upgrade-check --from default --to production      what turning production on does
  $ npx egov-msa upgrade-check --from 0.1.0 --from-values old.yaml --environment production -f new.yaml
  $ npx egov-msa upgrade-check --from 0.1.0 --output sarif --output-file upgrade.sarif`;

/** Options and help of `upgrade-check`. */
export const configureUpgradeCheck = (command: Command): Command => {
  command.description(DESCRIPTION);
  const options = [
    new Option('--from <what>', 'the side that runs now (required)'),
    new Option('--to <what>', 'the side that shall run (default: the chart as it is)'),
    new Option('--chart <path>', 'the chart that names, versions and revisions are meant for'),
    new Option('--repository <address>', 'where versions are: https://, oci:// or a folder of packages'),
    ...valuesOptions(),
    new Option(
      '--from-values <path>',
      'a values file for the older side, in place of all other values; may be repeated',
    ).argParser(collect),
    ...releaseOptions(),
    ...reportOptions(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};
