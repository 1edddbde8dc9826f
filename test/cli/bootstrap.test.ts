import { describe, expect, it } from '@jest/globals';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

interface Bootstrap {
  readonly isSupportedNode: (version: string) => boolean;
}

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
});
