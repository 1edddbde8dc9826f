/** What `extends: default` and `extends: relaxed` stand for, as far as the rules are known here. */
const DEFAULT: Readonly<Record<string, unknown>> = {
  braces: 'enable',
  brackets: 'enable',
  colons: 'enable',
  commas: 'enable',
  comments: { level: 'warning' },
  'document-end': 'disable',
  'document-start': { level: 'warning' },
  'empty-lines': 'enable',
  hyphens: 'enable',
  indentation: 'enable',
  'key-duplicates': 'enable',
  'line-length': 'enable',
  'new-line-at-end-of-file': 'enable',
  'new-lines': 'enable',
  'trailing-spaces': 'enable',
  truthy: { level: 'warning' },
};

const RELAXED: Readonly<Record<string, unknown>> = {
  ...DEFAULT,
  braces: { level: 'warning', 'max-spaces-inside': 1 },
  brackets: { level: 'warning', 'max-spaces-inside': 1 },
  colons: { level: 'warning' },
  commas: { level: 'warning' },
  comments: 'disable',
  'document-start': 'disable',
  'empty-lines': { level: 'warning' },
  hyphens: { level: 'warning' },
  indentation: { level: 'warning', 'indent-sequences': 'consistent' },
  'line-length': { level: 'warning', 'allow-non-breakable-inline-mappings': true },
  truthy: 'disable',
};

/**
 * The preset of a name.
 *
 * @see https://yamllint.readthedocs.io/en/stable/configuration.html
 */
export const PRESETS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  default: DEFAULT,
  relaxed: RELAXED,
};
