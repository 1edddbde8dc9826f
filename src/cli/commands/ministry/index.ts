import { Argument, Option, type Command } from 'commander';
import { relative } from 'node:path';
import type { Chart } from '../../../chart/index.js';
import { isMinistryName } from '../../../ministries/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { FINDINGS_EXIT_CODES, publish, reportOptions } from '../../findings-report.js';
import { findHelm, openChart } from '../../render-options.js';
import { answersOf, fitsQuota } from './answers.js';
import { askForRest, terminalPrompts } from './ask.js';
import { checkMinistries, countStacks } from './check.js';
import { createMinistry } from './create.js';
import { formatMinistries, ministriesAsJson, readMinistries } from './list.js';
import { ACTIONS, newOptions, type Action, type MinistryOptions } from './options.js';

const DESCRIPTION = `Makes, lists and checks the ministries of a chart: small values files in ministries/, each on top of any
environment that it is for.

  new <name>   asks for what the flags do not say, on a terminal, and writes the file once the schema takes it and
               every stack that it is for renders
  list         domain, environments, registry, database and quota of each
  check        names, domains, values and releases of all, with the rules of "egov-msa check"`;

const EXAMPLES = `
The line "# For: vagrant, eks+production" at the top of a file names the stacks that a ministry is for; all without it.

${FINDINGS_EXIT_CODES}

Examples:
  $ npx egov-msa ministry new moe
  $ npx egov-msa ministry new moe --domain moe.example.go.kr --quota fit --for vagrant
  $ npx egov-msa ministry new moe --domain moe.example.go.kr --registry registry.example.go.kr/moe \\
      --database mysql.example.go.kr:3306 --existing-secrets moe
  $ npx egov-msa ministry list
  $ npx egov-msa ministry check
  $ npx egov-msa up --environment vagrant --ministry moe --namespace moe`;

const configure = (command: Command): Command => {
  command
    .description(DESCRIPTION)
    .addArgument(new Argument('<action>', 'what to do').choices(ACTIONS))
    .addArgument(new Argument('[name]', 'name of the new ministry, a DNS label'));
  const options = [
    new Option('--chart <path>', 'directory of the chart (default: the chart of this project)'),
    ...newOptions(),
    ...reportOptions(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const isTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

const create = async (
  chart: Chart,
  name: string | undefined,
  flags: MinistryOptions,
  context: CliContext,
): Promise<Result<undefined>> => {
  if (name === undefined)
    return failure(problem('usage', 'The new ministry has no name.', 'Run egov-msa ministry new <name>.'));
  if (!isMinistryName(name)) {
    return failure(
      problem(
        'usage',
        `"${name}" is no DNS label, so no namespace can have it.`,
        'Use up to 63 lower-case letters, digits and hyphens, such as moe.',
      ),
    );
  }
  const asked = isTerminal()
    ? await askForRest(chart, flags, await terminalPrompts(context.signal))
    : success(flags);
  if (isFailure(asked)) return asked;
  const { domain } = asked.value;
  if (domain === undefined)
    return failure(problem('usage', `The ministry "${name}" has no domain.`, 'Give it with --domain.'));
  const step = context.progress.step(`Proving the ministry "${name}"`);
  const created = await createMinistry(
    {
      chart,
      answers: answersOf(name, asked.value, domain),
      fitQuota: fitsQuota(asked.value),
      force: flags.force ?? false,
    },
    context,
  );
  if (isFailure(created)) {
    step.fail();
    return created;
  }
  step.succeed();
  const { path, text, stacks } = created.value;
  context.print(
    `${text}\nWrote ${relative(process.cwd(), path)}, which renders in ${String(stacks)} ${stacks === 1 ? 'stack' : 'stacks'}.`,
  );
  return success(undefined);
};

const list = (chart: Chart, { output }: MinistryOptions, { print }: CliContext): Result<undefined> => {
  const ministries = readMinistries(chart);
  if (isFailure(ministries)) return ministries;
  print(output === 'json' ? ministriesAsJson(chart, ministries.value) : formatMinistries(ministries.value));
  return success(undefined);
};

const check = async (
  chart: Chart,
  options: MinistryOptions,
  context: CliContext,
): Promise<Result<number>> => {
  const helm = await findHelm(context);
  if (isFailure(helm)) return helm;
  const counter = context.progress.count('Checking ministries', countStacks(chart));
  const suite = await checkMinistries({ chart, helm: helm.value, counter });
  if (isFailure(suite)) {
    counter.fail();
    return suite;
  }
  counter.succeed();
  return publish('egov-msa ministry check', [suite.value], options, context);
};

/** `egov-msa ministry`. */
export const ministry: CommandDefinition<MinistryOptions> = {
  configure,
  run: async (options, context, [action, name]) => {
    const chart = openChart(options.chart);
    if (isFailure(chart)) return chart;
    switch (action as Action) {
      case 'new':
        return create(chart.value, name, options, context);
      case 'list':
        return list(chart.value, options, context);
      case 'check':
        return check(chart.value, options, context);
    }
  },
};
