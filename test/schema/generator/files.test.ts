import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleFiles, writeFiles } from '../../../scripts/generate/index.js';
import { useTemporaryDirectories } from '../../support/index.js';
import { generate, projectFiles } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

describe('README.md', () => {
  it('has a row for each documented key, with a mapping in one row when its keys have no comments', async () => {
    const files = projectFiles(
      '# -- Modes: a | b.\nmode: a\nresources: {cpu: "1"}\nenv:\n  # -- Host.\n  HOST: x\n',
    );
    const text = await generate(files, 'charts/web/README.md');
    expect(text).toMatch(/^# web\n\nPages\.\n/);
    expect(text.split('\n').filter((line) => line.startsWith('| `'))).toStrictEqual([
      '| `mode` | string | `"a"` | Modes: a \\| b. |',
      '| `resources` | object | `{"cpu":"1"}` | Resources. |',
      '| `env` | object |  | Variables. |',
      '| `env.HOST` | string | `"x"` | Host. |',
    ]);
  });

  it('of the umbrella leads to that of each subchart', async () => {
    const files = projectFiles('', 'web:\n  # -- Deploys the pages.\n  enabled: false\n');
    expect(await generate(files, 'README.md')).toContain(
      '| [`web`](charts/web/README.md) | `false` | Pages. |',
    );
  });
});

describe('staleFiles', () => {
  it('names the files that are missing or different', async () => {
    const directory = temporaryDirectory();
    const files = ['a', 'b', 'c'].map((path) => ({ path, content: `${path}\n` }));
    await writeFiles(directory, files.slice(0, 2));
    writeFileSync(join(directory, 'b'), 'edited\n');
    expect(staleFiles(directory, files).map(({ path }) => path)).toStrictEqual(['b', 'c']);
    expect(readFileSync(join(directory, 'a'), 'utf8')).toBe('a\n');
  });
});
