import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readApi, staleFiles, writeFiles } from '../../scripts/api/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath } from '../../src/tools/index.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

/** TypeScript reads all sources. */
const SLOW = 120_000;

const ADD = `/**
 * Adds.
 *
 * @example add(1, 2) // 3
 */
export const add = (a: number, b: number): number => a + b;
`;

const SUBTRACT = `/** Takes away. */
export function subtract(a: number, b: number): number { return a - b; }
`;

/** A library with an entry point for everything and one of its own for text. */
const library = (sums: string) => {
  const directory = temporaryDirectory();
  const files = {
    'index.ts': "export * from './sums/index.js';\n",
    'sums/index.ts': sums,
    'text/index.ts': "/** @example shout('a') */\nexport const shout = (a: string): string => a;\n",
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'NodeNext', target: 'ES2022', types: [] },
      files: ['index.ts', 'text/index.ts'],
    }),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const entryPoints = ['index.ts', 'text/index.ts'].map((name) => join(directory, name));
  return { packageName: 'little', entryPoints, tsconfig: join(directory, 'tsconfig.json') };
};

describe('docs/api', () => {
  it(
    'is what the types and docstrings say, with an example for each function',
    async () => {
      const script = ['tsx', 'scripts/api.ts', '--check'];
      const { exitCode, all } = await execa('npx', script, { cwd: projectPath(), all: true, reject: false });
      expect(all).toMatch(/^All \d+ pages are up to date\.$/m);
      expect(exitCode).toBe(0);
    },
    SLOW,
  );
});

describe('readApi', () => {
  it(
    'writes a page for each folder, with how it is imported, the signature and the example',
    async () => {
      const { pages, withoutExample } = throwIfFailed(await readApi(library(ADD)));
      expect([...pages.keys()]).toEqual(['README.md', 'sums.md', 'text.md']);
      expect(pages.get('sums.md')).toMatch(
        /from `little`[^]*function add\(a, b\): number;[^]*add\(1, 2\) \/\/ 3/,
      );
      expect(pages.get('text.md')).toContain('Imported from `little/text`.');
      expect(withoutExample).toEqual([]);
    },
    SLOW,
  );

  it(
    'names functions without an example',
    async () => {
      const { withoutExample } = throwIfFailed(await readApi(library(ADD + SUBTRACT)));
      expect(withoutExample).toEqual(['sums.subtract']);
    },
    SLOW,
  );
});

describe('writeFiles', () => {
  it('leaves nothing stale: changed, missing and left-over pages', async () => {
    const directory = temporaryDirectory();
    const pages = new Map([
      ['a.md', 'A'],
      ['b.md', 'B'],
    ]);
    writeFileSync(join(directory, 'a.md'), 'old');
    writeFileSync(join(directory, 'gone.md'), 'old');
    expect(staleFiles(directory, pages)).toEqual(['a.md', 'b.md', 'gone.md']);
    await writeFiles(directory, pages);
    expect(staleFiles(directory, pages)).toEqual([]);
  });
});
