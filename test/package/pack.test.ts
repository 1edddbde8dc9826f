import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extract } from 'tar';
import { projectPath } from '../../src/tools/index.js';
import { pathWithTools } from '../cli/commands/support.js';

interface PackageFile {
  readonly version: string;
  readonly files: readonly string[];
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const packageFile = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as PackageFile;
/** What npm adds to `files` by itself. */
const ALWAYS = ['LICENSE', 'README.md', 'README.ko.md', 'package.json'];

let project: string;
let paths: readonly string[];

/** Packages that an installation without development ones gets, from the lock file. */
const productionPackages = (): readonly string[] => {
  const lock = JSON.parse(readFileSync(projectPath('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
  };
  return Object.entries(lock.packages)
    .filter(
      ([path, { dev, optional }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && !dev && !optional,
    )
    .map(([path]) => path.replace('node_modules/', ''));
};

const start = async (program: string, ...args: readonly string[]) =>
  execa(program, args, {
    cwd: project,
    reject: false,
    env: { PATH: await pathWithTools(), NODE_OPTIONS: '', NO_COLOR: '1' },
  });

/** What npx runs, without the time that npx itself takes. */
const egovMsa = (...args: readonly string[]) =>
  start(join(project, 'node_modules', '.bin', 'egov-msa'), ...args);

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'egov-msa-package-'));
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true }\n');
  const modules = join(project, 'node_modules');
  const installed = join(modules, 'egov-msa');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(installed);
  const { stdout } = await execa('npm', ['pack', '--json', '--pack-destination', project], {
    cwd: projectPath(),
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly Packed[];
  paths = packed?.files.map(({ path }) => path) ?? [];
  await extract({ file: join(project, packed?.filename ?? ''), cwd: installed, strip: 1 });
  for (const name of productionPackages()) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(projectPath('node_modules', name), join(modules, name));
  }
  symlinkSync('../egov-msa/bin/egov-msa.mjs', join(modules, '.bin', 'egov-msa'));
}, 300_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe('the package of the toolkit', () => {
  it('holds what package.json says, all of it, and nothing else', () => {
    const tops = new Set(paths.map((path) => path.split('/')[0] ?? ''));
    const expected = [...packageFile.files, ...ALWAYS];
    expect([...tops].filter((name) => !expected.includes(name))).toEqual([]);
    expect(packageFile.files.filter((name) => !tops.has(name))).toEqual([]);
  });

  it.each(['bin/egov-msa.mjs', 'dist/cli/index.js', 'dist/index.d.ts', 'charts/egov-msa/Chart.yaml'])(
    'holds %s',
    (path) => {
      expect(paths).toContain(path);
    },
  );

  it('runs in an empty project with nothing but its own dependencies', async () => {
    const { exitCode, stdout, stderr } = await start('npx', '--no-install', 'egov-msa', 'version');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Version:\t ${packageFile.version}`);
  });

  it('has every command, each with the libraries that it needs', async () => {
    const { stdout } = await egovMsa('--help');
    const commands = [...stdout.matchAll(/^ {2}([a-z][a-z-]+)(?:\|\S+)? .*$/gm)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands) {
      const { exitCode, stderr } = await egovMsa(command, '--help');
      expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: '' });
    }
  });

  it('renders the chart that it holds', async () => {
    const { exitCode, stdout } = await egovMsa('render', '--show', 'Service/egov-portal');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('kind: Service') });
  });
});
