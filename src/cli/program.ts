import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { isFailure, type Problem } from '../result/index.js';
import { formatProblem } from '../terminal/index.js';
import { projectPath } from '../tools/index.js';
import type { CommandDefinition } from './command.js';
import type { CliContext } from './context.js';
import { COMMANDS, type RegisteredCommand } from './registry.js';

const USAGE_EXIT_CODE = 2;

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

const version = (): string => {
  const { version: text } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
    version: string;
  };
  return text;
};

const exitCodeOf = ({ kind }: Problem): number => (kind === 'usage' ? USAGE_EXIT_CODE : 1);

/** Only the command that is asked for is loaded, with the libraries that it needs. */
const addCommand = async (
  program: Command,
  registered: RegisteredCommand,
  chosen: boolean,
  context: CliContext,
  finish: (exitCode: number) => void,
): Promise<void> => {
  const command = program.command(registered.name).summary(registered.summary);
  if (!chosen) return;
  const definition = (await registered.load()) as unknown as CommandDefinition<{ readonly debug?: boolean }>;
  definition
    .configure(command)
    .option('--debug', 'on failure, show the full output of the tool that failed')
    .showHelpAfterError(`Run "egov-msa ${registered.name} --help" to see its options.`)
    .action(async (options: { readonly debug?: boolean }) => {
      const result = await definition.run(options, context);
      if (!isFailure(result)) return;
      process.stderr.write(`${formatProblem(result.problem, { debug: options.debug ?? false })}\n`);
      finish(exitCodeOf(result.problem));
    });
};

/**
 * Runs one command line.
 *
 * @param args - without node and the script
 * @param context - output, progress, interruption
 * @returns the exit code: 0 done, 1 failed, 2 called wrongly
 * @example
 * process.exitCode = await runCli(['status'], context);
 */
export const runCli = async (args: readonly string[], context: CliContext): Promise<number> => {
  let exitCode = 0;
  const program = new Command('egov-msa')
    .description('Installs the eGovFrame MSA education system and tests its charts.')
    .version(version())
    .addHelpText('after', HELP_END)
    .showHelpAfterError('Run "egov-msa --help" to see the commands.')
    .configureOutput({
      outputError: (text, write) => {
        write(pc.red(text));
      },
    })
    .exitOverride();
  const name = args.find((argument) => !argument.startsWith('-'));
  for (const registered of COMMANDS) {
    await addCommand(program, registered, registered.name === name, context, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 || error.code === 'commander.help' ? error.exitCode : USAGE_EXIT_CODE;
  }
};
