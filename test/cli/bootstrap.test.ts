import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { cpSync, existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { projectPath } from '../../src/tools/index.js';
import { useTemporaryDirectories } from '../support/index.js';

interface Bootstrap {
  readonly isSupportedNode: (version: string) => boolean;
}

const temporaryDirectory = useTemporaryDirectories();

const SOURCES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts',
  'src',
  'view',
];

/** A number that no process has: the largest that Linux gives is 4,194,304. */
const NO_PROCESS = 4_194_305;

describe('the bootstrap', () => {
  it.each([
    ['18.20.0', false],
    ['20.9.0', false],
    ['20.10.0', true],
    ['22.1.0', true],
  ])('Node %s is supported: %s', async (version, expected) => {
    const path = pathToFileURL(join(process.cwd(), 'scripts', 'bootstrap.mjs')).href;
    const { isSupportedNode } = (await import(path)) as Bootstrap;
    expect(isSupportedNode(version)).toBe(expected);
  });

  const checkOut = (): string => {
    const checkout = temporaryDirectory();
    for (const name of SOURCES) cpSync(projectPath(name), join(checkout, name), { recursive: true });
    symlinkSync(projectPath('node_modules'), join(checkout, 'node_modules'));
    return checkout;
  };
  const leftovers = (checkout: string): readonly string[] =>
    readdirSync(checkout).filter((name) => /^(\.bootstrap|dist\.)/.test(name));

  it('says why it could not build, and leaves neither its lock nor half a build', async () => {
    const checkout = checkOut();
    writeFileSync(join(checkout, 'src', 'broken.ts'), 'export const broken: number = "text";\n');
    const run = await execa('node', ['scripts/bootstrap.mjs'], { cwd: checkout, reject: false });
    expect(run.exitCode).toBe(1);
    expect(run.stdout + run.stderr).toContain('src/broken.ts(1,14): error TS2322');
    expect(run.stderr).toContain('error: The toolkit does not compile.');
    expect(leftovers(checkout)).toEqual([]);
  });

  it('prepares once for two commands at once, also after one that was killed', async () => {
    const checkout = checkOut();
    writeFileSync(join(checkout, '.bootstrap.lock'), String(NO_PROCESS));
    const start = () => execa('node', ['scripts/bootstrap.mjs'], { cwd: checkout });
    const [first, second] = await Promise.all([start(), start()]);
    const said = `${first.stderr}${second.stderr}`;
    expect(said.match(/Building the toolkit/g)).toHaveLength(1);
    expect(said.match(/Waiting for another command/g)).toHaveLength(1);
    expect(existsSync(join(checkout, 'dist', 'cli', 'index.js'))).toBe(true);
    expect(existsSync(join(checkout, 'dist', 'html-report', 'view.js'))).toBe(true);
    expect(leftovers(checkout)).toEqual([]);
  });
});
