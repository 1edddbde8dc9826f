import fc from 'fast-check';
import { isJsonObject, type JsonValue } from '../../../src/yaml/index.js';

/** Texts that YAML, Go templates, shells or Kubernetes read as something else than text, or that nobody expects. */
const AWKWARD_TEXTS = [
  ...['', ' ', '  padded  ', 'x'.repeat(64), 'y'.repeat(300), 'z'.repeat(5000)],
  ...['yes', 'no', 'on', 'y', 'true', 'null', '~', 'Null', '-', '.', '..', '---', '...', '%'],
  ...[
    '0',
    '-1',
    '123',
    '0644',
    '0o17',
    '0x1f',
    '1e3',
    '1.5',
    '.5',
    '1_000',
    '12:30',
    '2024-01-01',
    '.inf',
    '.nan',
  ],
  ...[
    'a: b',
    'a #b',
    '# note',
    '- item',
    '* star',
    '&anchor',
    '*alias',
    '!tag',
    '@at',
    '`tick`',
    '|',
    '>',
    '?',
    '? key',
  ],
  ...[
    '[1, 2',
    '{a: 1',
    'a, b',
    '"',
    "'",
    `it's`,
    'say "hi"',
    '\\',
    'back\\slash',
    'C:\\new',
    '$HOME',
    '$(HOME)',
    '${HOME}',
    '%s',
    '%d%%',
  ],
  ...[
    'two\nlines',
    'trailing\n',
    '\nleading',
    'tab\there',
    'win\r\ndows',
    '  indented\nless',
    'bell\u0007',
    'nul\u0000',
    'del\u007f',
  ],
  ...[
    'next\u0085line',
    'line\u2028separator',
    '\ufeffmark',
    '한국어',
    '교육부 전자정부',
    'e\u0301',
    '👩‍💻',
    '\u202eright',
  ],
  ...[
    '</script>',
    'a/b',
    '../up',
    'http://user:pass@host:80/path?a=b&c=d#e',
    'a.b.c',
    'A',
    'Upper-Case',
    '-dash',
    'dash-',
    'under_score',
  ],
] as const;

/** Texts that Go's template engine would act on. */
export const TEMPLATE_TEXTS = [
  ...[
    '{{ .Values.nothing.at.all }}',
    '{{ include "egov.none" . }}',
    '{{',
    '}}',
    '{{ fail "no" }}',
    '{{/* note */}}',
  ],
  ...['{{ range', '{{ end }}', '{{- "" -}}', '{{ .Release.Name }}', '{% raw %}', '<% x %>'],
] as const;

/** Any text, the awkward ones first. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...AWKWARD_TEXTS), weight: 6 },
  { arbitrary: fc.constantFrom(...TEMPLATE_TEXTS), weight: 2 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }), weight: 1 },
);

/** The same value with braces that mean nothing to Go's template engine, in keys and texts. */
export const withoutTemplates = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return value.replaceAll('{{', '{ {');
  if (Array.isArray(value)) return value.map((item: JsonValue) => withoutTemplates(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replaceAll('{{', '{ {'), withoutTemplates(item)]),
  );
};

/** What YAML 1.1 takes for line ends, what no YAML may hold, and numbers that JSON does not have: readers differ. */
export const READ_DIFFERENTLY = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\.(?:nan|inf)/i;

/**
 * Texts that match a pattern: awkward ones that do, and others made from it.
 *
 * @param pattern - as a JSON Schema has it
 */
export const textsMatching = (pattern: string): fc.Arbitrary<string> => {
  const known = matching.get(pattern) ?? makeTexts(pattern);
  matching.set(pattern, known);
  return known;
};

/** Made once for each pattern: it takes longer than a value of it. */
const matching = new Map<string, fc.Arbitrary<string>>();

const makeTexts = (pattern: string): fc.Arbitrary<string> => {
  const expression = new RegExp(pattern);
  const awkward = [...AWKWARD_TEXTS, ...TEMPLATE_TEXTS].filter((text) => expression.test(text));
  const made = fc.stringMatching(expression);
  return awkward.length === 0 ? made : fc.oneof(fc.constantFrom(...awkward), made);
};

/** Numbers at and beyond the limits of ports, counts, 32 and 64 bits, and of exact floating point. */
export const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, 2, -1, 99, 1000, 65_535, 65_536, 100_000, 1_000_000, 2_147_483_647, 2_147_483_648),
  fc.constantFrom(
    -2_147_483_649,
    9_007_199_254_740_991,
    9_007_199_254_740_992,
    1e21,
    1e308,
    0.5,
    1.5,
    -0.1,
    1e-7,
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Scalars as people write them into YAML by hand, which its versions and readers do not agree on. */
export const RAW_SCALARS = [
  ...[
    'yes',
    'no',
    'On',
    'off',
    'y',
    '~',
    'null',
    'NULL',
    '0644',
    '0o644',
    '0x1F',
    '0b11',
    '1e3',
    '1_000',
    '1.0',
  ],
  ...[
    '.5',
    '5.',
    '+1',
    '-0',
    '.inf',
    '-.Inf',
    '.nan',
    '12:30',
    '2001-12-14',
    '!!str 12',
    '!!int "3"',
    '!custom x',
  ],
  ...[
    '!!binary aGk=',
    '""',
    "''",
    '|-\n  text',
    '>\n  folded',
    '[a, b]',
    '{a: b}',
    '[]',
    '{}',
    '*none',
    '&here 5',
  ],
  ...[
    '@',
    '`',
    '%',
    '"open',
    "'open",
    '[a',
    '{a',
    'a: b: c',
    '? a',
    '- a',
    '# nothing',
    '"\\u0041"',
    '"\\x"',
  ],
] as const;
