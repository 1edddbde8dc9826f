import { Command, CommanderError } from 'commander';
import { isFailure, type Problem } from '../result/index.js';
import { colours, formatProblem } from '../terminal/index.js';
import type { CommandDefinition } from './command.js';
import type { CliContext } from './context.js';
import { debugOption } from './options.js';
import { COMMANDS, type RegisteredCommand } from './registry.js';
import { toolkitVersion } from './version.js';

const USAGE_EXIT_CODE = 2;

/** Scripts around chart-testing look for this at the start of a line. */
const CHART_TESTING_LABEL = 'Error';

const HELP_END = `
Examples:
  $ npx egov-msa up                                   try the whole system without a cluster
  $ npx egov-msa up --context prod --environment nks  install it on your own cluster
  $ npx egov-msa status                               see what runs
  $ npx egov-msa down                                 stop and clean up

Variables:
  EGOV_MSA_CACHE   directory of tools and clusters (default: the user's cache directory)
  EGOV_MSA_STATE   directory of the embedded clusters only
  EGOV_MSA_MIRROR  address that official downloads are fetched through, for closed networks
  NO_COLOR         plain text`;

const findCommand = (name = ''): RegisteredCommand | undefined =>
  COMMANDS.find((registered) => registered.name === name || registered.aliases?.includes(name));

const MACHINE_EXIT_CODE = 3;

const usageExitCode = (registered?: RegisteredCommand): number =>
  registered?.ofChartTesting ? 1 : USAGE_EXIT_CODE;

const exitCodeOf = ({ kind }: Problem, registered: RegisteredCommand): number => {
  if (registered.ofChartTesting) return 1;
  if (kind === 'usage') return USAGE_EXIT_CODE;
  return kind === 'tool' || kind === 'internal' ? MACHINE_EXIT_CODE : 1;
};

/** `help check` asks what `check --help` does; of a name that is no command, what the name alone does. */
const askedFor = (args: readonly string[]): readonly string[] => {
  const [first, ...rest] = args;
  const name = rest.find((argument) => !argument.startsWith('-'));
  if (first !== 'help' || name === undefined) return args;
  return findCommand(name) === undefined ? [name] : [name, '--help'];
};

/** Only the command that is asked for is loaded, with the libraries that it needs. */
const addCommand = async (
  program: Command,
  registered: RegisteredCommand,
  chosen: boolean,
  context: CliContext,
  finish: (exitCode: number) => void,
): Promise<void> => {
  const command = program
    .command(registered.name)
    .aliases([...(registered.aliases ?? [])])
    .summary(registered.summary);
  if (!chosen) return;
  if (registered.ofChartTesting) {
    command.configureOutput({
      outputError: (text, write) => {
        write(colours.red(text.replace(/^error:/, `${CHART_TESTING_LABEL}:`)));
      },
    });
  }
  const definition = (await registered.load()) as unknown as CommandDefinition<{ readonly debug?: boolean }>;
  definition
    .configure(command)
    .addOption(debugOption())
    .showHelpAfterError(`Run "egov-msa ${registered.name} --help" to see its options.`)
    .action(async () => {
      const options = command.opts<{ readonly debug?: boolean }>();
      const result = await definition.run(options, context, command.args);
      if (!isFailure(result)) {
        finish(result.value ?? 0);
        return;
      }
      const format = {
        debug: options.debug ?? false,
        ...(registered.ofChartTesting ? { label: CHART_TESTING_LABEL } : {}),
      };
      process.stderr.write(`${formatProblem(result.problem, format)}\n`);
      finish(exitCodeOf(result.problem, registered));
    });
};

/**
 * Runs one command line.
 *
 * @param args - without node and the script
 * @param context - output, progress, interruption
 * @returns the exit code: 0 done, 1 failed, 2 called wrongly, 3 a program or the machine failed; chart-testing's commands
 *   know only 0 and 1
 * @example
 * process.exitCode = await runCli(['status'], context);
 */
export const runCli = async (args: readonly string[], context: CliContext): Promise<number> => {
  let exitCode = 0;
  const program = new Command('egov-msa')
    .description('Installs the eGovFrame MSA education system and tests its charts.')
    .version(toolkitVersion())
    .addHelpText('after', HELP_END)
    .showHelpAfterError('Run "egov-msa --help" to see the commands.')
    .configureOutput({
      outputError: (text, write) => {
        write(colours.red(text));
      },
    })
    .exitOverride();
  const asked = askedFor(args);
  const chosen = findCommand(asked.find((argument) => !argument.startsWith('-')));
  for (const registered of COMMANDS) {
    await addCommand(program, registered, registered === chosen, context, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync([...asked], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 || error.code === 'commander.help' ? error.exitCode : usageExitCode(chosen);
  }
};
