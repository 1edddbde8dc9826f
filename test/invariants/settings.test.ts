import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_SETTINGS,
  SETTINGS_FILE,
  environmentOfCase,
  findSettings,
  loadSettings,
  parseSettings,
} from '../../src/invariants/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';

const directory = useTemporaryDirectories();

const repository = (): { readonly root: string; readonly chart: string } => {
  const root = directory();
  const chart = join(root, 'charts', 'web');
  mkdirSync(join(root, '.git'));
  mkdirSync(chart, { recursive: true });
  return { root, chart };
};

describe('the settings of a chart', () => {
  it('are the defaults without a file', () => {
    expect(loadSettings(repository().chart)).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  it('come from the root of the repository', () => {
    const { root, chart } = repository();
    writeFileSync(join(root, SETTINGS_FILE), 'usedValues: [extra]');
    expect(throwIfFailed(loadSettings(chart)).usedValues).toEqual(['extra']);
  });

  it('come from the nearest file', () => {
    const { root, chart } = repository();
    writeFileSync(join(root, SETTINGS_FILE), 'usedValues: [far]');
    writeFileSync(join(chart, SETTINGS_FILE), 'usedValues: [near]');
    expect(findSettings(chart)).toBe(join(chart, SETTINGS_FILE));
  });

  it('do not come from outside the repository', () => {
    const { root, chart } = repository();
    mkdirSync(join(chart, '.git'));
    writeFileSync(join(root, SETTINGS_FILE), 'usedValues: [outside]');
    expect(findSettings(chart)).toBeUndefined();
  });

  it('keep the defaults of what they leave out', () => {
    const settings = throwIfFailed(parseSettings({ labels: { required: ['team'] } }, SETTINGS_FILE));
    expect(settings.labels).toEqual({ required: ['team'], pods: DEFAULT_SETTINGS.labels.pods });
  });

  it.each([
    ['an unknown key', { externals: [] }, 'externals is not a key of it'],
    ['an unknown key below', { network: { edge: [] } }, 'network.edge is not a key of it'],
    ['a wrong type', { usedValues: 'all' }, 'usedValues must be array'],
    [
      'an exception without a reason',
      { exceptions: [{ rule: 'pinned-images' }] },
      "exceptions.0 must have required property 'reason'",
    ],
    [
      'an exception of a rule that there is not',
      {
        exceptions: [
          { rule: 'pinned-images', reason: 'x' },
          { rule: 'pined-images', reason: 'x' },
        ],
      },
      'exceptions.1.rule "pined-images" is no rule (did you mean "pinned-images"?)',
    ],
    [
      'an exception of a rule that is like none',
      { exceptions: [{ rule: 'nope', reason: 'x' }] },
      'exceptions.0.rule "nope" is no rule',
    ],
    [
      'an edge without a port',
      { network: { edges: ['web -> worker'] } },
      'network.edges.0 must match pattern "^\\S+\\s*->\\s*[^:\\s]+:\\d+(/(TCP|UDP|SCTP))?$"',
    ],
    ['a list', [], 'the file must be object'],
  ])('refuse %s', (_name, content, expected) => {
    const parsed = parseSettings(content, SETTINGS_FILE);
    expect(parsed).toMatchObject({
      ok: false,
      problem: { kind: 'input', message: `${SETTINGS_FILE} is wrong: ${expected}.` },
    });
  });

  it('refuse a file that is not YAML', () => {
    const { chart } = repository();
    writeFileSync(join(chart, SETTINGS_FILE), 'usedValues: [');
    expect(loadSettings(chart)).toMatchObject({ ok: false, problem: { kind: 'input' } });
  });

  it('refuse a file that is not there', () => {
    const missing = join(repository().root, 'other.yaml');
    expect(loadSettings(repository().chart, missing)).toMatchObject({
      ok: false,
      problem: { message: `No settings file at ${missing}.` },
    });
  });
});

describe('what is expected of a values case', () => {
  const settings = throwIfFailed(
    parseSettings(
      {
        environments: {
          eks: { tls: 'optional', storage: { shared: { class: 'efs' }, block: { class: 'gp3' } } },
          production: { tls: 'required', storage: { block: { class: 'io2' } } },
        },
      },
      SETTINGS_FILE,
    ),
  );

  it('is what its parts say, the last one before the others', () => {
    expect(environmentOfCase(settings, 'eks+production+moe')).toEqual({
      tls: 'required',
      storage: { shared: { class: 'efs' }, block: { class: 'io2' } },
    });
  });

  it('is nothing for a case that they do not name', () => {
    expect(environmentOfCase(settings, 'local')).toEqual({});
  });
});
