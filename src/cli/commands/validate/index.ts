import type { Command } from 'commander';
import { casesOf } from '../../../invariants/index.js';
import { isFailure } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { FINDINGS_EXIT_CODES, publish, reportOptions, type ReportOptions } from '../../findings-report.js';
import { kubernetesOption, readVersions } from '../../kubernetes-option.js';
import { CHARTS_ARGUMENT, findHelm, openCharts, warnOnce } from '../../render-options.js';
import { validateCharts } from './validate-charts.js';

interface ValidateOptions extends ReportOptions {
  readonly kubernetes?: readonly string[];
}

const DESCRIPTION = `Validates the values files of a chart against its schema, and the manifests of all its cases
against the schemas of Kubernetes, as strictly as the API server. It needs no network.

The cases are the defaults, each file in ci/ and each environment.`;

const EXAMPLES = `
${FINDINGS_EXIT_CODES}

Examples:
  $ npx egov-msa validate
  $ npx egov-msa validate charts/one charts/two --kubernetes 1.32,1.36
  $ npx egov-msa validate --output junit --output-file validate.xml`;

const configure = (command: Command): Command => {
  command.description(DESCRIPTION).argument('[charts...]', CHARTS_ARGUMENT);
  const options = [kubernetesOption(), ...reportOptions()];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

/** `egov-msa validate`. */
export const validate: CommandDefinition<ValidateOptions> = {
  configure,
  run: async (options, context, directories) => {
    const versions = readVersions(options.kubernetes);
    if (isFailure(versions)) return versions;
    const charts = openCharts(directories);
    if (isFailure(charts)) return charts;
    const helm = await findHelm(context);
    if (isFailure(helm)) return helm;
    const { charts: whole, broken } = charts.value;
    const total = whole.reduce((sum, chart) => sum + casesOf(chart).length, 0);
    const counter = context.progress.count(`Validating for Kubernetes ${versions.value.join(', ')}`, total);
    const suites = await validateCharts(whole, {
      helm: helm.value,
      versions: versions.value,
      counter,
      onWarning: warnOnce(context),
    });
    if (isFailure(suites)) {
      counter.fail();
      return suites;
    }
    counter.succeed();
    return publish('egov-msa validate', [...broken, ...suites.value], options, context);
  },
};
