import type { Command } from 'commander';
import {
  openSigningKey,
  publishChart,
  PUBLIC_KEYRING,
  type PublishReport,
  type TargetOutcome,
} from '../../../publish/index.js';
import type { HelmProgram } from '../../../render/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { outputOption } from '../../options.js';
import { CHART_ARGUMENT, findHelm, openChart } from '../../render-options.js';
import { lintChart, runTests } from './inspect.js';
import { publishOptions, readTargets, type PublishOptions, type Targets } from './options.js';

const DESCRIPTION = `Publishes a chart: lints it, runs its tests, packages it so that equal content gives equal bytes, signs
it, and adds it to a repository folder, an OCI registry, or both.

Nothing changes anywhere before all of that has passed. A version that is there already with the same content is left
alone, one with other content is refused.`;

const EXAMPLES = `
Examples:
  $ npx egov-msa publish charts/egov-msa --repository public --url https://example.github.io/charts
  $ npx egov-msa publish charts/egov-msa --oci oci://ghcr.io/example/charts --test-command "npm test"
  $ npx egov-msa publish charts/egov-msa --repository public --sign charts@example.go.kr --keyring secring.gpg
  $ npx egov-msa publish charts/egov-msa --repository public --dry-run`;

const WORDS: Readonly<Record<TargetOutcome, readonly [done: string, planned: string]>> = {
  published: ['added', 'would be added'],
  present: ['there already, the same', 'there already, the same'],
};

const formatReport = (report: PublishReport, { repository, oci }: Targets, dryRun: boolean): string => {
  const word = (outcome: TargetOutcome): string => WORDS[outcome][dryRun ? 1 : 0];
  const lines = [
    `${report.name} ${report.version}`,
    `  sha256      ${report.digest}`,
    `  signed by   ${report.signedBy ?? 'nobody: give --sign and --keyring'}`,
  ];
  if (repository && report.repository)
    lines.push(`  repository  ${repository.directory}: ${word(report.repository)}`);
  if (oci && report.oci) lines.push(`  registry    ${oci.url}/${report.name}: ${word(report.oci)}`);
  if (repository && report.signedBy !== undefined)
    lines.push('', `The public key is in ${PUBLIC_KEYRING} there: helm pull --verify --keyring reads it.`);
  return lines.join('\n');
};

const inspect = async (
  directory: string,
  { testCommand, skipTests = false }: PublishOptions,
  helm: HelmProgram,
  context: CliContext,
): Promise<Result<undefined>> => {
  const linted = await lintChart(directory, helm, context);
  if (isFailure(linted)) return linted;
  if (testCommand !== undefined && !skipTests) return runTests(testCommand, context);
  const why = skipTests ? 'by --skip-tests' : 'since no --test-command is given';
  context.progress.note(`No test is run, ${why}.`);
  return success(undefined);
};

/** `egov-msa publish`. */
export const publish: CommandDefinition<PublishOptions> = {
  configure: (command: Command) => {
    command.description(DESCRIPTION).argument('[chart]', CHART_ARGUMENT);
    for (const option of [...publishOptions(), outputOption()]) command.addOption(option);
    return command.addHelpText('after', EXAMPLES);
  },
  run: async (options, context, [directory]) => {
    const targets = readTargets(options);
    if (isFailure(targets)) return targets;
    const chart = openChart(directory);
    if (isFailure(chart)) return chart;
    const { sign, keyring, passphraseFile, dryRun = false, output } = options;
    const key =
      sign === undefined || keyring === undefined
        ? undefined
        : await openSigningKey({
            name: sign,
            keyring,
            ...(passphraseFile !== undefined && { passphraseFile }),
          });
    if (key && isFailure(key)) return key;
    const helm = await findHelm(context);
    if (isFailure(helm)) return helm;
    const inspected = await inspect(chart.value.directory, options, helm.value, context);
    if (isFailure(inspected)) return inspected;
    const step = context.progress.step(
      `Publishing ${chart.value.metadata.name} ${chart.value.metadata.version}`,
    );
    const report = await publishChart(
      { chart: chart.value, ...targets.value, ...(key && { key: key.value }), dryRun },
      { helm: helm.value, signal: context.signal },
    );
    if (isFailure(report)) {
      step.fail();
      return report;
    }
    step.succeed();
    context.print(
      output === 'json'
        ? JSON.stringify(report.value, undefined, 2)
        : formatReport(report.value, targets.value, dryRun),
    );
    return success(undefined);
  },
};
