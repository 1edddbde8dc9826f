import type { Command } from 'commander';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPageParts, writePage, type PageParts, type ReportModel } from '../../../html-report/index.js';
import { saveReport } from '../../../report/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { CHART_ARGUMENT, MERGE_ORDER, openChart } from '../../render-options.js';
import { valuesStack } from '../../values-stack.js';
import { generate } from './generate.js';
import { openInBrowser } from './open.js';
import { reportCommandOptions, type ReportCommandOptions } from './options.js';
import { serve } from './serve.js';

const DESCRIPTION = `Writes one HTML file that shows a release: a map of what runs, who calls whom and where data is kept,
every environment beside the others, who may reach whom, the checks with what they found, and search.

The file needs no network and opens from disk. Values of Secrets are not in it.`;

const EXAMPLES = `
${MERGE_ORDER}

Examples:
  $ npx egov-msa report --open
  $ npx egov-msa report --environment vagrant --out vagrant.html
  $ npx egov-msa report --all                             every environment, to choose from on the page
  $ npx egov-msa report --from HEAD~1                     with what an upgrade would change
  $ npx egov-msa report my-chart --serve                  and again after each change of the chart

Exit codes: 0, also when the checks have found something; 1 on a failure.`;

const configure = (command: Command): Command => {
  command.description(DESCRIPTION).argument('[chart]', CHART_ARGUMENT);
  for (const option of reportCommandOptions()) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const count = (amount: number, noun: string): string => `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;

const describe = (path: string, { stacks, chartFindings }: ReportModel): string => {
  const findings = [...chartFindings, ...stacks.flatMap((stack) => stack.findings)];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const workloads = stacks[0]?.map.items.filter(({ type }) => type === 'workload').length ?? 0;
  const parts = [
    ...(stacks.length > 1 ? [count(stacks.length, 'environment')] : []),
    count(workloads, 'workload'),
    count(stacks[0]?.objects.length ?? 0, 'object'),
    count(errors, 'error'),
    count(findings.length - errors, 'warning'),
  ];
  return `Wrote ${path}: ${parts.join(', ')}.`;
};

const writeFile = async (
  parts: PageParts,
  options: ReportCommandOptions,
  directory: string | undefined,
  context: CliContext,
): Promise<Result<undefined>> => {
  const step = context.progress.step('Drawing the report');
  const generated = await generate(options, directory, context);
  if (isFailure(generated)) {
    step.fail();
    return generated;
  }
  step.succeed();
  const { chart, model } = generated.value;
  const path = options.out ?? `${chart.metadata.name}-report.html`;
  const saved = await saveReport(path, writePage(model, parts).trimEnd(), '--out');
  if (isFailure(saved)) return saved;
  const address = pathToFileURL(resolve(path)).href;
  context.print(describe(path, model));
  context.print(`Open ${address}`);
  if (options.open === true) openInBrowser(address, context.progress.note);
  return success(undefined);
};

const servePage = async (
  parts: PageParts,
  options: ReportCommandOptions,
  directory: string | undefined,
  context: CliContext,
): Promise<Result<undefined>> => {
  const chart = openChart(directory);
  if (isFailure(chart)) return chart;
  const files = valuesStack(chart.value, options);
  if (isFailure(files)) return files;
  return serve(
    {
      port: options.port,
      watched: [chart.value.directory, ...files.value],
      make: async () => {
        const generated = await generate(options, directory, context);
        return isFailure(generated)
          ? generated
          : success(writePage(generated.value.model, parts, { live: true }));
      },
      onListen: (address) => {
        context.print(`Serving the report at ${address}; press Ctrl-C to stop.`);
        if (options.open === true) openInBrowser(address, context.progress.note);
      },
    },
    context,
  );
};

/** `egov-msa report`. */
export const report: CommandDefinition<ReportCommandOptions> = {
  configure,
  run: async (options, context, [directory]) => {
    const parts = await readPageParts();
    if (isFailure(parts)) return parts;
    const make = options.serve === true ? servePage : writeFile;
    return make(parts.value, options, directory, context);
  },
};
