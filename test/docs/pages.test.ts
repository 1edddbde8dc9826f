import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectPath } from '../../src/tools/index.js';
import { commandBlocks } from '../support/index.js';
import { PAGES, pathOf } from './support/pages.js';

const textOf = (page: string): string => readFileSync(pathOf(page), 'utf8');

const DECISIONS: readonly string[] = readdirSync(pathOf('adr'))
  .sort()
  .map((name) => `adr/${name}`);

/** Paths that a page links to, without those on the web. */
const linksOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** A test that reads the command from the page and runs it. */
const RUN_ELSEWHERE = /(test\/\S+\.test\.ts) runs (?:it|them)/;

describe('the pages in docs', () => {
  it('are all in the index', () => {
    const linked = linksOf('README.md');
    const missing = PAGES.filter((page) => page !== 'README.md' && !linked.includes(page));
    expect(missing).toEqual([]);
  });

  it('have an index of the decisions, too', () => {
    const linked = linksOf('adr/README.md').map((name) => `adr/${name}`);
    expect(DECISIONS.filter((page) => page !== 'adr/README.md')).toEqual(linked);
  });

  it.each([...PAGES, ...DECISIONS])('%s links to files that there are', (page) => {
    const broken = linksOf(page).filter((target) => !existsSync(join(dirname(pathOf(page)), target)));
    expect(broken).toEqual([]);
  });

  it('run nearly all commands that they show, here or in the test that they name', () => {
    const blocks = PAGES.flatMap((page) => commandBlocks(pathOf(page)));
    expect(blocks.length).toBeGreaterThan(40);
    const [elsewhere, never] = [true, false].map((named) =>
      blocks.filter(({ notRun }) => notRun !== undefined && RUN_ELSEWHERE.test(notRun) === named),
    );
    const missing = elsewhere?.flatMap(({ notRun = '' }) => RUN_ELSEWHERE.exec(notRun)?.[1] ?? []);
    expect(missing?.filter((file) => !existsSync(projectPath(file)))).toEqual([]);
    expect((never?.length ?? 0) / blocks.length).toBeLessThan(0.2);
  });
});
