import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CHART_SCHEMA, parseSchema, validateData } from '../../src/ct/yamale/index.js';
import { isFailure, throwIfFailed } from '../../src/result/index.js';

const check = (schema: string, text: string): readonly string[] =>
  validateData(throwIfFailed(parseSchema(schema, 'schema.yaml')), text).map(({ message }) => message);

describe("chart-testing's schema of Chart.yaml", () => {
  it.each<[string, string, readonly string[]]>([
    ['a plain chart', 'apiVersion: v2\nname: foo\nversion: 1.0.0\nhome:\nappVersion: 1.0\n', []],
    [
      'nothing',
      '',
      [
        'name: Required field missing',
        'version: Required field missing',
        'apiVersion: Required field missing',
      ],
    ],
    ['a list', '- a\n', [" : '['a']' is not a map"]],
    [
      'one fault of each kind, in the order and words of yamale 6',
      [
        'apiVersion: v2\nname: foo\nversion: 1.0\nfoo: bar\ndeprecated: "yes"\nkeywords: abc',
        'maintainers:\n  - nam: x\n    email: 3',
        'dependencies:\n- name: a\n  version: "1"\n  import-values:\n  - 3\n  - child: a',
        'annotations:\n  a: 1\n',
      ].join('\n'),
      [
        'foo: Unexpected element',
        "version: '1.0' is not a str.",
        "keywords: 'abc' is not a list.",
        'maintainers.0.nam: Unexpected element',
        'maintainers.0.name: Required field missing',
        "maintainers.0.email: '3' is not a str.",
        "dependencies.0.import-values.0: '3' is not a str.",
        "dependencies.0.import-values.0 : '3' is not a map",
        "dependencies.0.import-values.1: '{'child': 'a'}' is not a str.",
        'dependencies.0.import-values.1.parent: Required field missing',
        "deprecated: 'yes' is not a bool.",
        "annotations.a: '1' is not a str.",
        "annotations.a: '1' is not a str.",
      ],
    ],
    [
      'what YAML 1.1 reads otherwise',
      'apiVersion: v2\nname: null\nversion: 2020-01-01\nappVersion: true\nicon: [a]\n',
      [
        "name: 'None' is not a str.",
        "version: '2020-01-01' is not a str.",
        "appVersion: 'True' is not a str.",
        "appVersion: 'True' is not a num.",
        "icon: '['a']' is not a str.",
      ],
    ],
  ])('with %s', (_, text, expected) => {
    expect(check(DEFAULT_CHART_SCHEMA, text)).toStrictEqual(expected);
  });

  it('tells the line of a violation', () => {
    const schema = throwIfFailed(parseSchema('a: map(str())', 's'));
    expect(validateData(schema, 'a:\n  b: x\n  c: 1\n')).toMatchObject([{ path: 'a.c', line: 3, column: 6 }]);
  });
});

describe('validators', () => {
  it.each<[string, string, readonly string[]]>([
    ['enum("a", 1)', 'a', []],
    ['enum("a", 1)', 'b', [`v: 'b' not in ("a", 1)`]],
    ['int(min=1, max=3)', '5', ['v: 5 is greater than 3']],
    ['int()', '1.5', ["v: '1.5' is not a int."]],
    ['num()', '1.5', []],
    ['str(min=2)', 'a', ['v: Length of a is less than 2']],
    ['regex("^v[0-9]+$")', 'v1', []],
    ['regex("^v[0-9]+$")', 'x', ["v: 'x' is not a regex match."]],
    ['null()', 'x', ["v: 'x' is not None."]],
    ['any()', '[1, {a: b}]', []],
    ['list(int(), min=2)', '[1]', ['v: Length of [1] is less than 2']],
    ["include('thing')", '{a: 1}', []],
    ["include('nothing')", '1', ['v: Include "nothing" has not been defined.']],
    ['str(required=False, none=False)', 'null', ["v: 'None' is not a str."]],
  ])('%s with %s', (validator, value, expected) => {
    expect(check(`v: ${validator}\n---\nthing: {a: int()}\n`, `v: ${value}\n`)).toStrictEqual(expected);
  });

  it.each([
    ['name: str(', 'is no validator'],
    ['name: day()', 'the validator day() is not known here'],
    ['name: list(ip())', 'the validator ip() is not known here'],
    ['a: [\n', 'cannot be used'],
  ])('%j are refused', (schema, reason) => {
    const parsed = parseSchema(schema, 'schema.yaml');
    expect(isFailure(parsed) && parsed.problem.message).toContain(reason);
  });
});
