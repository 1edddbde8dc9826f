import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { projectPath } from '../../src/tools/index.js';
import { codeBlocks, testHelm } from '../support/index.js';

const ENGLISH = projectPath('README.md');
const KOREAN = projectPath('README.ko.md');

/** Rows of the table of environments: name of the file, and the command in it. */
const environmentsIn = (path: string): readonly (readonly [string, string])[] =>
  [...readFileSync(path, 'utf8').matchAll(/^\| `(\S+)` .*\| `(helm install [^`]+)` *\|$/gm)].map(
    ([, name = '', command = '']) => [name, command],
  );

/** What both languages must share: the order of headings, tables, lists, pictures and links. */
const outlineOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .replaceAll(/```[\s\S]*?```/g, '')
    .split('\n')
    .flatMap((line) => {
      const links = [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => `link ${target}`);
      if (/^#+ /.test(line)) return [`heading ${String(line.indexOf(' '))}`, ...links];
      if (line.startsWith('|')) return [`row of ${String(line.split(' | ').length)}`, ...links];
      return [...(line.startsWith('- ') ? ['item'] : []), ...links];
    })
    .filter((entry) => !/README(\.ko)?\.md$/.test(entry));

describe('the table of environments in the README', () => {
  const rows = environmentsIn(ENGLISH);

  it('has a row for every environment file', () => {
    const files = readdirSync(projectPath('charts', 'egov-msa', 'environments'))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => parse(name).name)
      .sort();
    expect(rows.map(([name]) => name).sort()).toEqual(files);
  });

  it.each(rows)('has a command for %s that the chart takes', async (name, command) => {
    expect(command).toContain(`environments/${name}.yaml`);
    const { path } = await testHelm();
    const [, , ...args] = command.split(' ');
    const { exitCode, stderr } = await execa(
      path,
      ['template', ...args, '--api-versions=networking.istio.io/v1', '--api-versions=security.istio.io/v1'],
      { cwd: projectPath(), reject: false },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('the README', () => {
  it('says the same in Korean: headings, tables, lists and links', () => {
    expect(outlineOf(KOREAN)).toEqual(outlineOf(ENGLISH));
  });

  it('shows the same commands and outputs in Korean', () => {
    const texts = (path: string) => codeBlocks(path).map(({ language, text }) => ({ language, text }));
    expect(texts(KOREAN)).toEqual(texts(ENGLISH));
    expect(environmentsIn(KOREAN)).toEqual(environmentsIn(ENGLISH));
  });

  it('links to files that there are', () => {
    const targets = outlineOf(ENGLISH).filter((entry) => entry.startsWith('link '));
    expect(targets.length).toBeGreaterThan(5);
    const broken = targets
      .map((entry) => entry.replace('link ', ''))
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(projectPath(target)));
    expect(broken).toEqual([]);
  });
});
