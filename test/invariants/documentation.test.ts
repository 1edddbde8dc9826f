import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SETTINGS_FILE, SETTINGS_SCHEMA, invariants, parseSettings } from '../../src/invariants/index.js';
import { parseYamlDocument } from '../../src/yaml/index.js';

const page = readFileSync(new URL('../../docs/chart-checks.md', import.meta.url), 'utf8');
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];

/** Names of all keys in the properties of a schema. */
const keysOf = (schema: unknown): readonly string[] =>
  typeof schema === 'object' && schema !== null
    ? Object.entries(schema).flatMap(([key, value]: [string, unknown]) => [
        ...(key === 'properties' ? Object.keys(value as object) : []),
        ...keysOf(value),
      ])
    : [];

describe('the page on chart-checks.yaml', () => {
  it('has an example that the checks accept', () => {
    const parsed = parseYamlDocument(example);
    expect(parseSettings('value' in parsed ? parsed.value : undefined, SETTINGS_FILE).ok).toBe(true);
  });

  it('shows every key', () => {
    const missing = keysOf(SETTINGS_SCHEMA).filter((key) => !new RegExp(`\\b${key}:`).test(example));
    expect(missing).toEqual([]);
  });

  it('names rules that there are', () => {
    const named = [...page.matchAll(/^- `([a-z-]+)`/gm)].map(([, rule]) => rule);
    expect(named).not.toEqual([]);
    expect(invariants.map(({ rule }) => rule)).toEqual(expect.arrayContaining(named));
  });
});
