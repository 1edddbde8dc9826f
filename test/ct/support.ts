import { execaSync } from 'execa';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCtCommand, type CtOptions, type RunCommand, type Surroundings } from '../../src/ct/index.js';
import type { ReportFormat } from '../../src/report/index.js';
import { isFailure } from '../../src/result/index.js';
import { silentProgress } from '../../src/terminal/index.js';

type Files = Readonly<Record<string, string>>;

/** A chart as chart-testing wants it, in the fewest words. */
export const chartFiles = (path: string, version = '0.1.0', extra = ''): Files => ({
  [`${path}/Chart.yaml`]: `apiVersion: v2\nname: ${path.split('/').at(-1) ?? ''}\nversion: ${version}\nmaintainers:\n  - name: minister\n${extra}`,
  [`${path}/values.yaml`]: 'color: blue\n',
  [`${path}/templates/config.yaml`]:
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  color: {{ required "color is empty" .Values.color | quote }}\n',
});

/** A clone with a remote, both of them real. */
export interface Repository {
  readonly directory: string;
  readonly remote: string;
  readonly write: (files: Files) => void;
  readonly remove: (path: string) => void;
  readonly git: (...args: readonly string[]) => string;
  readonly commit: () => void;
}

const runGit = (directory: string, args: readonly string[]): string => {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.go.kr',
    '-c',
    'commit.gpgsign=false',
  ];
  return execaSync('git', [...identity, '-C', directory, ...args]).stdout;
};

/** Opens a folder as a repository, made or not. */
export const openRepository = (directory: string, remote = ''): Repository => {
  const git = (...args: readonly string[]): string => runGit(directory, args);
  return {
    directory,
    remote,
    git,
    write: (files) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), content);
      }
    },
    remove: (path) => {
      rmSync(join(directory, path), { recursive: true });
    },
    commit: () => {
      git('add', '--all');
      git('commit', '--quiet', '--message', 'change');
    },
  };
};

/**
 * Makes a repository whose files are on `origin/main`, with the branch `work` checked out.
 *
 * @param parent - an empty folder
 */
export const makeRepository = (parent: string, files: Files): Repository => {
  const directory = join(parent, 'clone');
  const remote = join(parent, 'remote.git');
  mkdirSync(directory);
  const repository = openRepository(directory, remote);
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.write(files);
  repository.commit();
  execaSync('git', ['clone', '--quiet', '--bare', directory, remote]);
  repository.git('remote', 'add', 'origin', remote);
  repository.git('fetch', '--quiet', 'origin');
  repository.git('checkout', '--quiet', '-b', 'work');
  return repository;
};

export const surroundingsOf = (
  directory: string,
  environment: Surroundings['environment'] = {},
): Surroundings => ({ directory, home: join(directory, 'no-home'), environment });

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  /** Notes and the problem, one a line. */
  readonly stderr: string;
}

export type CommandOptions = CtOptions & {
  readonly output?: ReportFormat;
  readonly outputFile?: string;
};

/** Runs a command of chart-testing in a folder, without the network. */
export const runCommand = async (
  directory: string,
  command: RunCommand,
  options: CommandOptions,
  environment: Surroundings['environment'] = {},
): Promise<CommandResult> => {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const note = (line: string): void => {
    stderr.push(line);
  };
  const result = await runCtCommand(
    command,
    { validateMaintainers: false, output: 'text', ...options },
    {
      print: (line) => {
        stdout.push(line);
      },
      progress: { ...silentProgress, note },
      signal: new AbortController().signal,
    },
    surroundingsOf(directory, environment),
  );
  if (isFailure(result)) note(`${result.problem.message} ${result.problem.hint}`);
  return {
    exitCode: isFailure(result) ? 1 : result.value,
    stdout: stdout.join('\n'),
    stderr: stderr.join('\n'),
  };
};
