import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  SETTINGS,
  countExceptions,
  planInit,
  testCommand,
  writeInit,
  type InitFile,
  type RepositoryFacts,
} from '../../../init/index.js';
import { isFailure, success } from '../../../result/index.js';
import { colours, formatTable } from '../../../terminal/index.js';
import { projectPath } from '../../../tools/index.js';
import type { CommandDefinition } from '../../command.js';
import { outputOption } from '../../options.js';
import { readRepository } from './facts.js';

interface InitOptions {
  readonly output: 'text' | 'json';
}

const DESCRIPTION = `Sets the toolkit up in a repository of charts: settings, first tests and a CI file.

No file that is there is overwritten; package.json and .gitignore are added to. What the checks find in
the charts today becomes an exception with its reason, so that the first run passes and only what is
new fails.`;

const EXAMPLES = `
Examples:
  $ npx egov-msa init             the repository in this folder
  $ npx egov-msa init ../charts   another one`;

const configure = (command: Command): Command =>
  command
    .description(DESCRIPTION)
    .argument('[directory]', 'root of the repository (default: this folder)')
    .addOption(outputOption())
    .addHelpText('after', EXAMPLES);

const ACTIONS: Readonly<Record<InitFile['action'], string>> = {
  create: colours.green('new'),
  merge: colours.yellow('added to'),
  keep: colours.dim('kept'),
};

const nextCommands = (root: string, { packageJson }: RepositoryFacts): readonly string[] => {
  const isInstalled = existsSync(join(root, 'node_modules', 'egov-msa'));
  const folder = relative(process.cwd(), root);
  return [
    ...(folder === '' ? [] : [`cd ${folder}`]),
    isInstalled ? 'npm install' : `npm install --save-dev ${projectPath()}`,
    testCommand(packageJson),
    'npm run check:charts',
    'npm run lint:charts',
  ];
};

const formatReview = ({ charts }: RepositoryFacts, files: readonly InitFile[]): readonly string[] => {
  const exceptions = countExceptions(charts);
  const isNew = files.some(({ path, action }) => path === SETTINGS && action === 'create');
  return exceptions === 0 || !isNew
    ? []
    : [
        '',
        `${SETTINGS} has ${String(exceptions)} exceptions to review: what the checks found today. Mend the chart or say why each may stay.`,
      ];
};

/** `egov-msa init`. */
export const init: CommandDefinition<InitOptions> = {
  configure,
  run: async ({ output }, context, [directory = '.']) => {
    const root = resolve(directory);
    const facts = await readRepository(root, context);
    if (isFailure(facts)) return facts;
    const files = planInit(facts.value);
    const written = await writeInit(root, files);
    if (isFailure(written)) return written;
    const next = nextCommands(root, facts.value);
    if (output === 'json') {
      const list = files.map(({ path, action, purpose }) => ({ path, action, purpose }));
      context.print(
        JSON.stringify(
          { root, files: list, exceptions: countExceptions(facts.value.charts), next },
          undefined,
          2,
        ),
      );
      return success(undefined);
    }
    context.print(
      [
        formatTable(
          ['FILE', '', ''],
          files.map(({ path, action, purpose }) => [path, ACTIONS[action], purpose]),
        ),
        ...formatReview(facts.value, files),
        '',
        'Next:',
        ...next.map((line) => `  ${line}`),
      ].join('\n'),
    );
    return success(undefined);
  },
};
