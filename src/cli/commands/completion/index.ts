import { Argument, type Command } from 'commander';
import { SHELLS, writeCompletion, type Shell } from '../../../completion/index.js';
import { success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { describeProgram } from './model.js';

const EXAMPLES = `
Examples:
  $ source <(npx egov-msa completion bash)         for this shell
  $ npx egov-msa completion bash > ~/.local/share/bash-completion/completions/egov-msa
  $ npx egov-msa completion zsh > "\${fpath[1]}/_egov-msa"
  $ npx egov-msa completion fish > ~/.config/fish/completions/egov-msa.fish

It completes the word egov-msa: install the package globally, or put node_modules/.bin into PATH.`;

const configure = (command: Command): Command =>
  command
    .description('Prints a script that completes commands, options and their values in a shell.')
    .addArgument(new Argument('<shell>', 'the shell that reads it').choices(SHELLS))
    .addHelpText('after', EXAMPLES);

/** `egov-msa completion`. */
export const completion: CommandDefinition<object> = {
  configure,
  // The command line library has refused any other shell.
  run: async (_options, { print }, [shell]) => {
    print(writeCompletion(shell as Shell, await describeProgram()));
    return success(undefined);
  },
};
