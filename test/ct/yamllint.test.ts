import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_LINT_CONFIGURATION,
  formatLintProblem,
  lintYaml,
  parseLintConfiguration,
} from '../../src/ct/yamllint/index.js';
import { isFailure, throwIfFailed } from '../../src/result/index.js';

const lint = (text: string, configuration = DEFAULT_LINT_CONFIGURATION): readonly string[] =>
  lintYaml(text, throwIfFailed(parseLintConfiguration(configuration, 'lintconf.yaml')).rules).map((problem) =>
    formatLintProblem('f', problem).slice(2),
  );

/** Texts with the complaints that yamllint 1.38 has about them under chart-testing's lintconf.yaml. */
const DEFAULT_CASES: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['a: 1\n', []],
  ['', []],
  ['\n', []],
  [
    'a: { b: 1, c: 2 }\n',
    [
      '1:5: [error] too many spaces inside braces (braces)',
      '1:16: [error] too many spaces inside braces (braces)',
    ],
  ],
  [
    'b: [ 1,2 ]\n',
    [
      '1:5: [error] too many spaces inside brackets (brackets)',
      '1:8: [error] too few spaces after comma (commas)',
      '1:9: [error] too many spaces inside brackets (brackets)',
    ],
  ],
  ['c: {  }\n', ['1:6: [error] too many spaces inside empty braces (braces)']],
  ['d:  1\n', ['1:4: [error] too many spaces after colon (colons)']],
  ['e : 2\n', ['1:2: [error] too many spaces before colon (colons)']],
  [
    'g: [1 , 2,  3]\n',
    [
      '1:6: [error] too many spaces before comma (commas)',
      '1:12: [error] too many spaces after comma (commas)',
    ],
  ],
  ['h: 1 # x\n', ['1:6: [error] too few spaces before comment: expected 2 (comments)']],
  ['i: 2  #x\n', ['1:8: [error] missing starting space in comment (comments)']],
  ['a: 1\n##z\n', ['2:3: [error] missing starting space in comment (comments)']],
  ['#!shebang\na: 1\n', []],
  ['a:\n- b\n-  k\n', ['3:3: [error] too many spaces after hyphen (hyphens)']],
  [
    'y: yes\non: TRUE\n',
    [
      '1:4: [warning] truthy value should be one of [false, true] (truthy)',
      '2:1: [warning] truthy value should be one of [false, true] (truthy)',
      '2:5: [warning] truthy value should be one of [false, true] (truthy)',
    ],
  ],
  ['y: !!str yes\nz: "no"\n', []],
  ['a: 1\n"a": 3\n', ['2:1: [error] duplication of key "a" in mapping (key-duplicates)']],
  ['f: {a: 1, a: 2}\n', ['1:11: [error] duplication of key "a" in mapping (key-duplicates)']],
  ['a: 1   \n', ['1:5: [error] trailing spaces (trailing-spaces)']],
  ['a: 1', ['1:5: [error] no new line character at the end of file (new-line-at-end-of-file)']],
  ['a: 1\r\nb: 2\r\n', ['1:5: [error] wrong new line character: expected \\n (new-lines)']],
  [
    '\n\na: 1\n\n\n\n\nb: 2\n\n',
    [
      '2:1: [error] too many blank lines (2 > 0) (empty-lines)',
      '7:1: [error] too many blank lines (4 > 2) (empty-lines)',
      '9:1: [error] too many blank lines (1 > 0) (empty-lines)',
    ],
  ],
  ['\ufeffa: 1\n', []],
  // The first level sets the step; a wrong level is reported once, and its own children start from it.
  [
    'a:\n   b: 1\n   c:\n     d: 2\n     e: 3\nl:\n    - 1\n    -\n      - 2\n',
    [
      '4:6: [error] wrong indentation: expected 6 but found 5 (indentation)',
      '7:5: [error] wrong indentation: expected 3 but found 4 (indentation)',
      '9:7: [error] wrong indentation: expected 7 but found 6 (indentation)',
    ],
  ],
  ['a:\n- 1\nb:\n  - 2\n', []],
  [
    'x:\n  y: 1\nf: {\n  a: 1,\n   b: 2\n  }\nm: [\n    1]\nn: [1,\n    2]\n',
    [
      '5:4: [error] wrong indentation: expected 2 but found 3 (indentation)',
      '6:3: [error] wrong indentation: expected 0 but found 2 (indentation)',
      '8:5: [error] wrong indentation: expected 2 but found 4 (indentation)',
    ],
  ],
  ['t: |\n   any\n     depth\n', []],
];

describe("the rules of chart-testing's lintconf.yaml", () => {
  it.each(DEFAULT_CASES)('%j', (text, expected) => {
    expect(lint(text)).toStrictEqual(expected);
  });
});

describe('options', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'rules: {document-start: enable}',
      'a: 1\n',
      ['1:1: [error] missing document start "---" (document-start)'],
    ],
    [
      'rules: {document-start: {present: false}}',
      '---\na: 1\n',
      ['1:1: [error] found forbidden document start "---" (document-start)'],
    ],
    ['rules: {document-end: enable}', 'a: 1\n', ['1:1: [error] missing document end "..." (document-end)']],
    ['rules: {document-end: enable}', 'a: 1\n...\n', []],
    [
      'rules: {line-length: {max: 10}}',
      'a: 12345 789\n',
      ['1:11: [error] line too long (12 > 10 characters) (line-length)'],
    ],
    ['rules: {line-length: {max: 10}}', '# https://example.go.kr/very/long\n', []],
    [
      'rules: {braces: {forbid: non-empty}}',
      'a: {}\nb: {c: 1}\n',
      ['2:5: [error] forbidden flow mapping (braces)'],
    ],
    [
      'rules: {brackets: {min-spaces-inside: 1, max-spaces-inside: 1}}',
      'a: [1 ]\n',
      ['1:5: [error] too few spaces inside brackets (brackets)'],
    ],
    [
      'rules: {indentation: {indent-sequences: true}}',
      'a:\n- 1\n',
      ['2:1: [error] wrong indentation: expected at least 1 (indentation)'],
    ],
    [
      'rules: {indentation: {indent-sequences: false}}',
      'a:\n  - 1\n',
      ['2:3: [error] wrong indentation: expected 0 but found 2 (indentation)'],
    ],
    [
      'rules: {indentation: {spaces: 4}}',
      'a:\n  b: 1\n',
      ['2:3: [error] wrong indentation: expected 4 but found 2 (indentation)'],
    ],
    [
      'rules: {truthy: {allowed-values: ["yes"], check-keys: false}}',
      'on: yes\nb: no\n',
      ['2:4: [error] truthy value should be one of [yes] (truthy)'],
    ],
    [
      'rules: {new-lines: {type: dos}}',
      'a: 1\n',
      ['1:5: [error] wrong new line character: expected \\r\\n (new-lines)'],
    ],
    [
      'extends: default\nrules: {comments: {require-starting-space: true}}',
      '---\na: 1  #x\n',
      ['2:8: [warning] missing starting space in comment (comments)'],
    ],
    ['extends: relaxed', 'a: { b: yes }\n', []],
  ])('%s with %j', (configuration, text, expected) => {
    expect(lint(text, configuration)).toStrictEqual(expected);
  });
});

describe('a file that is no YAML', () => {
  it.each([
    ['a: [1\nb: 2\n', 2],
    ['a: b: c\n', 1],
    ['a:\n\t- b\n', 2],
    ['a: "x\n', 2],
  ])('%j is reported where it stops being one', (text, line) => {
    const syntax = lint(text).filter((problem) => problem.endsWith('(syntax)'));
    expect(syntax).toHaveLength(1);
    expect(syntax[0]).toMatch(new RegExp(`^${String(line)}:\\d+: \\[error\\] syntax error: `));
  });
});

describe('comments that switch rules off', () => {
  it.each([
    ['a:  1  # yamllint disable-line\nb:  2\n', ['2:4: [error] too many spaces after colon (colons)']],
    [
      '# yamllint disable-line rule:colons\na:  1\nb:  2\n',
      ['3:4: [error] too many spaces after colon (colons)'],
    ],
    [
      '# yamllint disable rule:colons\na:  1\n# yamllint enable rule:colons\nb:  2\n',
      ['4:4: [error] too many spaces after colon (colons)'],
    ],
    ['# yamllint disable-file\na:  1\n', []],
    ['# yamllint disable rule:braces\na:  1\n', ['2:4: [error] too many spaces after colon (colons)']],
  ])('%j', (text, expected) => {
    expect(lint(text)).toStrictEqual(expected);
  });
});

describe('a lintconf.yaml', () => {
  it.each([
    ['rules: {colour: enable}', 'no such rule: "colour"'],
    ['rules: {colons: {max: 1}}', 'unknown option "max" for rule "colons"'],
    [
      'rules: {colons: {max-spaces-after: many}}',
      'option "max-spaces-after" of "colons" should be in (number)',
    ],
    ['rules: {colons: {level: fatal}}', 'level should be "error" or "warning"'],
    ['rules: {colons: maybe}', 'rule "colons": should be either "enable", "disable" or a mapping'],
    ['extends: company', 'cannot extend "company"'],
    ['- a', 'not a dict'],
  ])('that says %s is refused', (text, reason) => {
    const parsed = parseLintConfiguration(text, 'lintconf.yaml');
    expect(isFailure(parsed) && parsed.problem.message).toContain(`lintconf.yaml: invalid config: ${reason}`);
  });

  it('that switches on what is not checked here is told so', () => {
    const text =
      'rules: {octal-values: enable, anchors: disable, indentation: {check-multi-line-strings: true}}';
    expect(throwIfFailed(parseLintConfiguration(text, 'l')).warnings).toStrictEqual([
      'l switches on the rule "octal-values", which is not checked here.',
      'l sets check-multi-line-strings, which is not checked here.',
    ]);
  });
});
