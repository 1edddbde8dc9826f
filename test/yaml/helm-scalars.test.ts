import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execa } from 'execa';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYamlDocument } from '../../src/yaml/index.js';
import { testHelm, useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

/** What numbers of YAML 1.1, YAML 1.2 and Go are made of. */
const PARTS = ['0', '1', '7', '8', '9', '_', '.', '+', '-', 'e', 'E', 'x', 'o', 'b', 'a', 'F', ':', 'y', 'n'];

/** Those in which a mapping, a sequence or an infinite number would begin are no scalar for JSON. */
const isScalar = (text: string): boolean => !/^[-:?]$|:$|^-\s|\.(?:nan|inf)/i.test(text);

const SCALARS = [
  ...new Set(
    fc
      .sample(fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 7 }), { numRuns: 2000, seed: 1 })
      .map((parts) => parts.join(''))
      .filter(isScalar),
  ),
  ...['1e400', '-1e400', '0o777777777777777777777777', '0777777777777777777777777', '18446744073709551616'],
  ...['-0x8000000000000000', '-0x8000000000000001', '0xFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFF', 'Null', '~'],
];

const readByHelm = async (text: string): Promise<unknown> => {
  const chart = temporaryDirectory();
  mkdirSync(join(chart, 'templates'));
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: reader\nversion: 0.1.0\n');
  writeFileSync(join(chart, 'templates', 'read.yaml'), 'read: {{ .Values.read | toJson }}\n');
  writeFileSync(join(chart, 'read.yaml'), text);
  const { path } = await testHelm();
  const { stdout } = await execa(path, ['template', chart, '--values', join(chart, 'read.yaml')]);
  return JSON.parse(stdout.slice(stdout.indexOf('read: ') + 'read: '.length));
};

describe('scalars that look like numbers', () => {
  it('are read as helm reads them', async () => {
    const text = `read:\n${SCALARS.map((scalar) => `  - ${scalar}\n`).join('')}`;
    const document = parseYamlDocument(text);
    const ours =
      'value' in document ? (document.value as { readonly read: readonly unknown[] }).read : document;
    const pairs = (values: unknown) => SCALARS.map((scalar, index) => [scalar, (values as unknown[])[index]]);
    expect(SCALARS.length).toBeGreaterThan(500);
    expect(pairs(ours)).toEqual(pairs(await readByHelm(text)));
  });
});
