import { readFileSync, realpathSync } from 'node:fs';
import { runProcess } from '../../../process/index.js';
import { isFailure, success } from '../../../result/index.js';
import { projectPath } from '../../../tools/index.js';
import type { CommandDefinition } from '../../command.js';

const UNKNOWN = 'unknown';

const git = async (...args: readonly string[]): Promise<string> => {
  const output = await runProcess('git', args, { cwd: projectPath() });
  return isFailure(output) || output.value.exitCode !== 0 ? '' : output.value.stdout.trim();
};

/** Commit and date of a checkout; an installed package lies in somebody else's repository, or in none. */
const readRevision = async (): Promise<readonly [commit: string, date: string]> => {
  const root = await git('rev-parse', '--show-toplevel');
  if (root === '' || realpathSync(root) !== realpathSync(projectPath())) return [UNKNOWN, UNKNOWN];
  const [commit = UNKNOWN, date = UNKNOWN] = (await git('log', '-1', '--format=%H %cI')).split(' ');
  return [commit, date];
};

/** `egov-msa version`, in the form of chart-testing's. */
export const version: CommandDefinition<object> = {
  configure: (command) => command.description('Prints the version of the toolkit.'),
  run: async (_, { print }) => {
    const text = readFileSync(projectPath('package.json'), 'utf8');
    const { version: number } = JSON.parse(text) as { readonly version: string };
    const [commit, date] = await readRevision();
    print(
      [`Version:\t ${number}`, `Git commit:\t ${commit}`, `Date:\t\t ${date}`, 'License:\t Apache 2.0'].join(
        '\n',
      ),
    );
    return success(undefined);
  },
};
