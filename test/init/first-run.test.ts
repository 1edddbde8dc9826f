import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';
import { projectPath } from '../../src/tools/index.js';
import { pathWithTools } from '../cli/commands/support.js';
import { testHelm } from '../support/index.js';

let root: string;
let path: string;

const run = async (program: string, ...args: readonly string[]) => {
  const { exitCode, stdout, stderr } = await execa(program, args, {
    cwd: root,
    reject: false,
    env: { PATH: path, NODE_OPTIONS: '', NO_COLOR: '1' },
  });
  return { exitCode, stdout, stderr };
};

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What `npm install` does, without the network: the packed toolkit, and links to the packages of this project. */
const install = async (): Promise<void> => {
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const name of readdirSync(projectPath('node_modules')))
    if (!name.startsWith('.') && name !== 'egov-msa')
      symlinkSync(projectPath('node_modules', name), join(modules, name));
  const { stdout } = await execa('npm', ['pack', '--json', '--pack-destination', root], {
    cwd: projectPath(),
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly { readonly filename: string }[];
  mkdirSync(join(modules, 'egov-msa'));
  await extract({ file: join(root, packed?.filename ?? ''), cwd: join(modules, 'egov-msa'), strip: 1 });
  symlinkSync('../egov-msa/bin/egov-msa.mjs', join(modules, '.bin', 'egov-msa'));
};

describe('a repository with a chart of helm create', () => {
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'egov-msa-init-'));
    path = await pathWithTools();
    mkdirSync(join(root, 'charts'));
    await execa((await testHelm()).path, ['create', 'charts/web'], { cwd: root });
    await run('git', 'init', '--quiet', '--initial-branch=trunk');
    await install();
    writeFileSync(join(root, 'package.json'), '{ "name": "ours", "scripts": { "build": "make" } }\n');
  }, 300_000);

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('is set up by one command, which says what it wrote and what to do next', async () => {
    const { exitCode, stdout } = await run('node_modules/.bin/egov-msa', 'init');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(/^ct\.yaml +new +settings of lint and install$/m);
    expect(stdout).toMatch(/^package\.json +added to +scripts and packages$/m);
    expect(stdout).toMatch(/chart-checks\.yaml has \d+ exceptions to review/);
    expect(stdout).toMatch(/Next:\n {2}npm install\n {2}npm test\n/);
    expect(read('ct.yaml')).toContain('target-branch: trunk');
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'ours',
      scripts: { build: 'make', 'check:charts': 'egov-msa check charts/web' },
      devDependencies: { jest: expect.stringMatching(/^\^30/) },
    });
  });

  it('passes its first tests', async () => {
    const { exitCode, stderr } = await run('npm', 'test');
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('4 passed, 4 total'),
    });
  });

  it('passes its first checks, and says how much is excused', async () => {
    const { exitCode, stdout, stderr } = await run('npm', 'run', 'check:charts');
    expect({ exitCode, stdout, stderr }).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('0 errors'),
      stderr: expect.stringMatching(/web excuses \d+ findings, with reasons/),
    });
  });

  it('passes its first lint', async () => {
    const { exitCode, stdout } = await run('npm', 'run', 'lint:charts');
    expect({ exitCode, stdout }).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('All charts linted successfully'),
    });
  });

  it('fails for what is new', async () => {
    const template =
      'kind: Service\napiVersion: v1\nmetadata: { name: lost }\nspec: { selector: { app: nobody }, ports: [{ port: 1 }] }\n';
    writeFileSync(join(root, 'charts', 'web', 'templates', 'lost.yaml'), template);
    const { exitCode, stdout } = await run('npm', 'run', 'check:charts');
    rmSync(join(root, 'charts', 'web', 'templates', 'lost.yaml'));
    expect({ exitCode, stdout }).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('Service/lost'),
    });
  });

  it('is left alone by a second run', async () => {
    appendFileSync(join(root, 'ct.yaml'), '# ours\n');
    const before = read('package.json');
    const { exitCode, stdout } = await run('node_modules/.bin/egov-msa', 'init');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).not.toMatch(/ (new|added to) /);
    expect(read('ct.yaml')).toMatch(/# ours\n$/);
    expect(read('package.json')).toBe(before);
  });
});
