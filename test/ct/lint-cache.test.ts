import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedHelm, pathWithTools, withEnvironment } from '../cli/commands/support.js';
import { useTemporaryDirectories } from '../support/index.js';
import { chartFiles, makeRepository, runCommand } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

describe('lint of a chart that was linted before', () => {
  it('runs helm again only for what changed, and prints the same', async () => {
    const repository = makeRepository(temporaryDirectory(), {
      ...chartFiles('charts/foo'),
      'charts/foo/ci/one-values.yaml': 'color: red\n',
    });
    const { PATH, commands } = await countedHelm(temporaryDirectory());
    const lint = () => runCommand(repository.directory, 'lint', { all: true });
    await withEnvironment({ PATH, EGOV_MSA_CACHE: temporaryDirectory() }, async () => {
      const first = await lint();
      expect(commands()).toContain('lint');
      expect(await lint()).toEqual(first);
      expect(commands()).toEqual([]);
      repository.write({ 'charts/foo/ci/one-values.yaml': 'color: green\n' });
      expect((await lint()).exitCode).toBe(0);
      expect(commands()).toContain('lint');
      repository.write({ 'charts/foo/templates/config.yaml': '{{ fail "no" }}\n' });
      expect((await lint()).exitCode).toBe(1);
    });
  });

  it('goes on where the cache cannot be written', async () => {
    const repository = makeRepository(temporaryDirectory(), chartFiles('charts/foo'));
    const cache = join(temporaryDirectory(), 'file');
    writeFileSync(cache, '');
    await withEnvironment({ PATH: await pathWithTools(), EGOV_MSA_CACHE: cache }, async () => {
      expect((await runCommand(repository.directory, 'lint', { all: true })).exitCode).toBe(0);
    });
  });
});
