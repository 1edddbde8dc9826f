import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { throwIfFailed } from '../../src/result/index.js';
import { parseYamlFile, type JsonObject } from '../../src/yaml/index.js';
import { egovChart } from '../support/index.js';
import { applications, refusals } from './support.js';

const { environments, ministries, ci } = egovChart().valuesFiles;

describe('the schema of the umbrella accepts', () => {
  it('its own values.yaml', () => {
    expect(refusals(egovChart().values)).toStrictEqual([]);
  });

  it.each([...environments, ...ministries, ...ci])('$path', ({ path }) => {
    const values = throwIfFailed(parseYamlFile(readFileSync(path, 'utf8'), path)) as JsonObject;
    expect(refusals(values)).toStrictEqual([]);
  });

  it.each(applications().map(({ metadata, values }) => ({ name: metadata.name, values })))(
    'the defaults of $name below its key, with what Helm adds',
    ({ name, values }) => {
      expect(
        refusals({ global: {}, common: { global: {} }, [name]: { ...values, global: {} } }),
      ).toStrictEqual([]);
    },
  );
});

describe.each(applications().map(({ metadata, values }) => ({ name: metadata.name, values })))(
  'the schema of $name',
  ({ name, values }) => {
    it('accepts its own values.yaml with what Helm adds', () => {
      expect(refusals({ ...values, enabled: true, global: {} }, `charts/${name}`)).toStrictEqual([]);
    });

    it('refuses a key that it does not know', () => {
      expect(refusals({ replicaCont: 2 }, `charts/${name}`)).toStrictEqual(['/replicaCont: unknown']);
    });
  },
);
