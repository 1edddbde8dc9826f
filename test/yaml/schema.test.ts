import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { kubernetesSchema, parseYamlDocument, parseYamlFile } from '../../src/yaml/index.js';

const read = (text: string): unknown => load(text, { schema: kubernetesSchema });

describe('the scalars of Kubernetes', () => {
  it.each([
    ['yes', true],
    ['on', true],
    ['y', true],
    ['NO', false],
    ['0644', 420],
    ['0o17', 15],
    ['0b11', 3],
    ['0x1F', 31],
    ['-0x1F', -31],
    ['1_000', 1000],
    ['+_1', 1],
    ['685_230.15', 685230.15],
    ['1e1_0', 1e10],
    ['1e400', '1e400'],
    ['0xFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFF'],
    ['0777777777777777777777777', 777777777777777777777777],
    ['18446744073709551616', 18446744073709551616],
    ['12e03', 12000],
    ['1.5', 1.5],
    ['08', 8],
    ['2020-01-01', '2020-01-01'],
    ['1:30', '1:30'],
    ['8.4.0', '8.4.0'],
    ['1Gi', '1Gi'],
    ['~', null],
    ['"0644"', '0644'],
  ])('reads %s as Helm does', (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });
});

describe('parseYamlDocument', () => {
  it('takes the last of two equal keys and says where it stands', () => {
    expect(parseYamlDocument('a: 1\nb:\n  c: 1\n  c: 2\n')).toStrictEqual({
      value: { a: 1, b: { c: 2 } },
      duplicateKey: { reason: 'duplicated mapping key', line: 4, column: 3 },
    });
  });

  it('still reports broken YAML behind a duplicate key', () => {
    expect(parseYamlDocument('a: 1\na: 2\nb: [\n')).toMatchObject({ line: 4 });
  });

  it('reads files with a byte order mark and CRLF', () => {
    expect(parseYamlDocument('\uFEFFa: 1\r\nb: 2\r\n')).toStrictEqual({ value: { a: 1, b: 2 } });
  });
});

describe('parseYamlFile', () => {
  it('names file, line and column of a key that a person wrote twice', () => {
    expect(parseYamlFile('a: 1\na: 2\n', 'values.yaml')).toMatchObject({
      ok: false,
      problem: {
        kind: 'input',
        message: 'values.yaml is not valid YAML: duplicated mapping key (line 2, column 1).',
      },
    });
  });

  it('reads an empty file as null', () => {
    expect(parseYamlFile('', 'values.yaml')).toStrictEqual({ ok: true, value: null });
  });
});
