import { describe, expect, it } from '@jest/globals';
import { describeProgram } from '../../src/cli/commands/completion/model.js';
import { COMMANDS } from '../../src/cli/registry.js';
import { writeCompletion, type Shell } from '../../src/completion/index.js';
import { run } from '../cli/commands/support.js';
import { useTemporaryDirectories } from '../support/index.js';
import { completeInBash, completeInFish, completeInZsh, hasShell, type Complete } from './shells.js';
import { MODEL } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

/** What each shell offers; the words are the same in all of them. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['my-tool s', ['show', 'shut', 'stop']],
  ['my-tool sho', ['show']],
  ['my-tool show --o', ['--output']],
  ['my-tool show --output ', ['json', 'text']],
  ['my-tool show -o j', ['json']],
  ['my-tool show f', ['first']],
  ['my-tool show --all s', ['second']],
  ['my-tool show --name ', []],
  ['my-tool show --part ', ['1.36', 'foot', 'head']],
  ['my-tool show -p f', ['foot']],
  ['my-tool show --part head,f', ['head,foot']],
  ['my-tool sh --o', ['--output']],
  ['my-tool sh --output j', ['json']],
  ['my-tool s f', ['first']],
  ['my-tool stop ', []],
];

const SHELLS: readonly (readonly [Shell, Complete])[] = [
  ['bash', completeInBash],
  ['zsh', completeInZsh],
  ['fish', completeInFish],
];

describe.each(SHELLS)('the completion of %s', (shell, complete) => {
  // A machine need not have all of them; bash is always there.
  if (!hasShell(shell)) {
    it.todo(`needs ${shell} on this machine`);
    return;
  }

  it.each(CASES)(
    'offers for "%s" %j',
    async (line, expected) => {
      const script = writeCompletion(shell, MODEL);
      expect(await complete(temporaryDirectory(), script, line)).toEqual(expected);
    },
    30_000,
  );

  it('knows the commands, options and values of egov-msa', async () => {
    const { code, output } = await run('completion', shell);
    expect(code).toBe(0);
    const offered = (line: string) => complete(temporaryDirectory(), output, line);
    expect(await offered('egov-msa st')).toEqual(['status']);
    expect(await offered('egov-msa diff --show')).toEqual(['--show-noise']);
    expect(await offered('egov-msa check --output s')).toEqual(['sarif']);
    expect(await offered('egov-msa up --environment v')).toEqual(['vagrant']);
    expect(await offered('egov-msa completion f')).toEqual(['fish']);
    expect(await offered('egov-msa lsc --target-b')).toEqual(['--target-branch']);
    expect(await offered('egov-msa check --only pinned')).toEqual(['pinned-images']);
    expect(await offered('egov-msa check --except pinned-images,pod')).toEqual([
      'pinned-images,pod-security',
    ]);
    expect(await offered('egov-msa validate --kubernetes 1.36,a')).toEqual(['1.36,all']);
    expect(await offered('egov-msa matrix --kubernetes 1.36')).toEqual(['1.36']);
  }, 60_000);
});

describe('bash', () => {
  it('completes --option=value, which it takes for three words', async () => {
    const script = writeCompletion('bash', MODEL);
    expect(await completeInBash(temporaryDirectory(), script, 'my-tool show --output=')).toEqual([
      'json',
      'text',
    ]);
    expect(await completeInBash(temporaryDirectory(), script, 'my-tool show --output=j')).toEqual(['json']);
  });
});

describe('egov-msa completion', () => {
  it('knows the aliases of every command', async () => {
    const { commands } = await describeProgram();
    expect(commands.map(({ aliases = [] }) => aliases)).toEqual(COMMANDS.map(({ aliases = [] }) => aliases));
  });

  it('describes every registered command with its options', async () => {
    const { commands } = await describeProgram();
    expect(commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
    for (const { options } of commands) {
      expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(['--debug', '--help']));
    }
  });

  it('refuses another shell', async () => {
    const { code, errors } = await run('completion', 'tcsh');
    expect(code).toBe(2);
    expect(errors).toContain('Allowed choices are bash, zsh, fish.');
  });
});
