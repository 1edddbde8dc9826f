import { afterEach } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives each test of a file its own empty folders, removed after it.
 *
 * @example const temporaryDirectory = useTemporaryDirectories();
 */
export function useTemporaryDirectories(): () => string {
  const created: string[] = [];
  afterEach(() => {
    for (const directory of created.splice(0)) rmSync(directory, { recursive: true, force: true });
  });
  return () => {
    const directory = mkdtempSync(join(tmpdir(), 'egov-msa-test-'));
    created.push(directory);
    return directory;
  };
}
