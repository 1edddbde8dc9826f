import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { projectPath } from '../../../src/tools/index.js';
import { fixtureDirectory } from '../../support/index.js';

/** How commands ended. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** The folder in which a reader follows a page. */
export interface Sandbox {
  readonly directory: string;
  readonly write: (file: string, text: string) => void;
  /** Runs commands in it, as bash does, up to the first one that fails. */
  readonly run: (commands: string) => Promise<Outcome>;
  readonly close: () => void;
}

/** What a checkout has that the pages use; the rest of it takes time to copy. */
const CHECKOUT = [
  'bin',
  'charts',
  'ct.yaml',
  'dist',
  'docs',
  'eslint.config.mjs',
  'jest.config.mjs',
  'package-lock.json',
  'package.json',
  'schemas',
  'scripts',
  'src',
  'test/support',
  'test/fixtures/charts/invariants',
  'test/invariants',
  'tools',
  'tsconfig.build.json',
  'tsconfig.json',
  'view',
];

const link = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '.bin') symlinkSync(join(from, name), join(to, name));
};

/** The packages of this project beside the toolkit itself, as `npm install` would put them. */
const installPackages = (directory: string, toolkit: string): void => {
  const modules = join(directory, 'node_modules');
  link(projectPath('node_modules'), modules);
  link(projectPath('node_modules', '.bin'), join(modules, '.bin'));
  rmSync(join(modules, '.bin', 'egov-msa'), { force: true });
  symlinkSync(join(toolkit, 'bin', 'egov-msa.mjs'), join(modules, '.bin', 'egov-msa'));
  symlinkSync(toolkit, join(modules, 'egov-msa'));
};

/** A chart of the reader's own, which keeps every invariant. */
const addChart = (directory: string): void => {
  const chart = join(directory, 'charts', 'my-chart');
  cpSync(fixtureDirectory('invariants/base'), chart, { recursive: true });
  const file = join(chart, 'Chart.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('name: base', 'name: my-chart'));
};

/** For an installed package npx only looks up its command, at half a second of processor time. */
const fastNpx = (modules: string): string =>
  `#!/bin/sh\ncommand=$1\nshift\nexec '${modules}/.bin/'"$command" "$@"\n`;

const programs = (directory: string, modules: string): string => {
  const path = join(directory, 'programs');
  mkdirSync(path);
  writeFileSync(join(path, 'npx'), fastNpx(modules), { mode: 0o755 });
  for (const name of ['helm', 'kubeconform']) {
    symlinkSync(process.env[`EGOV_MSA_${name.toUpperCase()}`] ?? name, join(path, name));
  }
  return path;
};

const GIT = ['-c', 'user.name=Reader', '-c', 'user.email=reader@example.test'];

const commit = async (directory: string): Promise<void> => {
  const git = (...args: readonly string[]) => execa('git', args, { cwd: directory });
  writeFileSync(join(directory, '.gitignore'), 'node_modules\ndist\n');
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git(...GIT, 'commit', '--quiet', '--message=First');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
};

/** Node's own cpSync takes ten times as long for a folder of many files. */
const copy = async (from: string, to: string): Promise<void> => {
  mkdirSync(dirname(to), { recursive: true });
  await execa('cp', ['-R', from, to]);
};

/** A committed copy of this checkout, made once and copied for each page. */
const checkoutIn = async (cache: string): Promise<string> => {
  const template = join(cache, 'checkout');
  if (!existsSync(template)) {
    for (const name of CHECKOUT) await copy(projectPath(name), join(template, name));
    await commit(template);
  }
  return template;
};

/**
 * Makes a folder for the reader of a page: a git repository with the chart `charts/my-chart` and this package
 * installed, or a checkout of this project.
 *
 * @param cache - folder for what the toolkit can make again
 * @example const sandbox = await createSandbox('repository', temporaryDirectory());
 */
export const createSandbox = async (kind: 'repository' | 'checkout', cache: string): Promise<Sandbox> => {
  const root = mkdtempSync(join(tmpdir(), 'egov-msa-docs-'));
  const directory = join(root, 'work');
  if (kind === 'repository') {
    addChart(directory);
    await commit(directory);
  } else {
    await copy(await checkoutIn(cache), directory);
  }
  installPackages(directory, kind === 'checkout' ? directory : projectPath());
  const path = `${programs(root, join(directory, 'node_modules'))}:${process.env['PATH'] ?? ''}`;
  return {
    directory,
    write: (file, text) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), `${text}\n`);
    },
    run: async (commands) => {
      const { stdout, stderr, exitCode } = await execa('bash', ['-euo', 'pipefail', '-c', commands], {
        cwd: directory,
        reject: false,
        // The reader is no build server, on which Jest would not write the first golden file.
        env: { PATH: path, EGOV_MSA_CACHE: cache, CI: '', NO_COLOR: '1', NODE_OPTIONS: '' },
      });
      return { stdout, stderr, exitCode: exitCode ?? 1 };
    },
    close: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
};
