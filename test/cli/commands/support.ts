import { jest } from '@jest/globals';
import { execa } from 'execa';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCli } from '../../../src/cli/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { silentProgress } from '../../../src/terminal/index.js';
import { resolveTool } from '../../../src/tools/index.js';
import { fixtureDirectory, testHelm } from '../../support/index.js';

export interface CommandRun {
  readonly code: number;
  /** What a pipe would get. */
  readonly output: string;
  /** What went to standard error: problems, complaints about options, notes. */
  readonly errors: string;
}

/**
 * Runs a command line in this process, as main would.
 *
 * @example const { code } = await run('render', 'charts/egov-msa');
 */
export const run = async (...args: readonly string[]): Promise<CommandRun> => {
  const output: string[] = [];
  const errors: string[] = [];
  const keep =
    (lines: string[]) =>
    (text: string | Uint8Array): boolean => {
      lines.push(String(text));
      return true;
    };
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation(keep(output));
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(keep(errors));
  try {
    const code = await runCli(args, {
      print: (text) => output.push(`${text}\n`),
      progress: { ...silentProgress, note: (text) => errors.push(`${text}\n`) },
      signal: new AbortController().signal,
    });
    return { code, output: output.join(''), errors: errors.join('') };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
};

/** Copies a fixture chart, so that a test may change it. */
export const copyChart = (name: string, into: string): string => {
  const directory = join(into, name.split('/').at(-1) ?? name);
  cpSync(fixtureDirectory(name), directory, { recursive: true });
  return directory;
};

/** Makes the charts of a folder a git repository with one commit. */
export const commitAll = async (root: string): Promise<void> => {
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...args], { cwd: root });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=first');
};

/**
 * Puts variables in place for one test.
 *
 * @returns what puts the old ones back
 */
export const withEnvironment = async <Value>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<Value>,
): Promise<Value> => {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
};

/** A PATH on which the tests' helm and kubeconform are found first. */
export const pathWithTools = async (): Promise<string> => {
  const { path } = await testHelm();
  const kubeconform = throwIfFailed(await resolveTool('kubeconform'));
  return [dirname(path), dirname(kubeconform.path), process.env['PATH'] ?? ''].join(delimiter);
};

/** A helm that tells its version as the real one and is killed in the middle of a render. */
export const killedHelm = async (directory: string): Promise<string> => {
  const { path } = await testHelm();
  const script = `#!/bin/sh\nif [ "$1" = template ]; then kill -KILL $$; fi\nexec '${path}' "$@"\n`;
  writeFileSync(join(directory, 'helm'), script, { mode: 0o755 });
  return `${directory}:${process.env['PATH'] ?? ''}`;
};

/** A helm that notes the name of each command in a file before it runs it. */
export const countedHelm = async (directory: string): Promise<{ PATH: string; commands: () => string[] }> => {
  const { path } = await testHelm();
  const log = join(directory, 'commands');
  const script = `#!/bin/sh\necho "$1" >> '${log}'\nexec '${path}' "$@"\n`;
  writeFileSync(join(directory, 'helm'), script, { mode: 0o755 });
  return {
    PATH: `${directory}:${process.env['PATH'] ?? ''}`,
    commands: () => {
      const names = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      rmSync(log, { force: true });
      return names.filter((name) => name !== 'version');
    },
  };
};
