import { describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { execaSync } from 'execa';
import type { CliContext } from '../../src/cli/index.js';
import { install } from '../../src/cli/commands/install/index.js';
import { lintAndInstall } from '../../src/cli/commands/lint-and-install/index.js';
import { lint } from '../../src/cli/commands/lint/index.js';
import { listChangedCommand } from '../../src/cli/commands/list-changed/index.js';
import { version } from '../../src/cli/commands/version/index.js';
import { readRequest } from '../../src/ct/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { silentProgress } from '../../src/terminal/index.js';
import { projectPath } from '../../src/tools/index.js';

const COMMANDS = { lint, install, 'lint-and-install': lintAndInstall, 'list-changed': listChangedCommand };

/** As the program does: with the flag that every command gets. */
const build = (name: keyof typeof COMMANDS): Command =>
  COMMANDS[name]
    .configure(new Command(name))
    .option('--debug')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });

const parse = (name: keyof typeof COMMANDS, ...args: readonly string[]) => {
  const command = build(name);
  command.parse([...args], { from: 'user' });
  return readRequest(command.opts());
};

describe('flags', () => {
  it.each<[readonly string[], Readonly<Record<string, unknown>>]>([
    [[], {}],
    [['--all'], { all: true }],
    [['--all=false'], { all: false }],
    [['--validate-maintainers=f', '--debug'], { 'validate-maintainers': false, debug: true }],
    [['--all', '--remote', 'upstream'], { all: true, remote: 'upstream' }],
    [['--charts', 'a,b', '--charts=c'], { charts: ['a', 'b', 'c'] }],
    [['--chart-dirs', ''], { 'chart-dirs': [] }],
    [['--helm-lint-extra-args', '--strict --quiet'], { 'helm-lint-extra-args': '--strict --quiet' }],
  ])('%j', (args, flags) => {
    expect(parse('lint', ...args).flags).toStrictEqual(flags);
  });

  it('of the configuration are no settings', () => {
    expect(parse('lint', '--config', 'a.yaml', '--print-config')).toStrictEqual({
      flags: {},
      config: 'a.yaml',
      printConfig: true,
    });
  });

  it.each<[keyof typeof COMMANDS, readonly string[]]>([
    ['lint', ['--all=perhaps']],
    ['lint', ['--upgrade']],
    ['list-changed', ['--all']],
    ['install', ['--output', 'pdf']],
    ['install', ['--cluster', 'a', '--context', 'b']],
  ])('%s %j is refused', (name, args) => {
    expect(() => parse(name, ...args)).toThrow(CommanderError);
  });

  it.each(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])(
    'of %s stand in its help with an example',
    (name) => {
      let help = '';
      const command = build(name).configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      expect(() => command.parse(['--help'], { from: 'user' })).toThrow(CommanderError);
      expect(help).toContain('--target-branch <name>');
      expect(help).toMatch(/Examples:\n {2}\$ npx egov-msa /);
    },
  );
});

describe('version', () => {
  it('prints four lines in the form of chart-testing', async () => {
    const printed: string[] = [];
    const context: CliContext = {
      print: (text) => {
        printed.push(text);
      },
      progress: silentProgress,
      signal: new AbortController().signal,
    };
    throwIfFailed(await version.run({}, context, []));
    const head = execaSync('git', ['rev-parse', 'HEAD'], { cwd: projectPath() }).stdout;
    expect(printed.join('\n')).toMatch(
      new RegExp(
        `^Version:\t \\d+\\.\\d+\\.\\d+\nGit commit:\t ${head}\nDate:\t\t \\d{4}-.*\nLicense:\t Apache 2\\.0$`,
      ),
    );
  });
});
