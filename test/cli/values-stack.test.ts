import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { valuesStack } from '../../src/cli/values-stack.js';
import { throwIfFailed } from '../../src/result/index.js';
import { fixtureChart, useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();
const chart = {
  ...fixtureChart('twelve'),
  valuesFiles: {
    ci: [],
    fail: [],
    environments: ['local', 'production', 'vagrant'].map((name) => ({
      name,
      path: `/chart/environments/${name}.yaml`,
    })),
    ministries: [{ name: 'moe', path: '/chart/ministries/moe.yaml' }],
  },
};

describe('valuesStack', () => {
  it('puts environments first, then the ministry, then the own files, each in the given order', () => {
    const own = join(temporaryDirectory(), 'own.yaml');
    writeFileSync(own, '');
    const stack = valuesStack(chart, {
      values: [own],
      ministry: 'moe',
      environment: ['vagrant', 'production'],
    });
    expect(throwIfFailed(stack).map((path) => basename(path))).toEqual([
      'vagrant.yaml',
      'production.yaml',
      'moe.yaml',
      'own.yaml',
    ]);
  });

  it.each([
    [
      'a name with a typo',
      { environment: ['vagrnat'] },
      'There is no environment "vagrnat". Did you mean "vagrant"?',
      'The chart has: local, production, vagrant.',
    ],
    [
      'a name that is nothing like the others',
      { environment: ['openstack'] },
      'There is no environment "openstack".',
      'The chart has: local, production, vagrant.',
    ],
    [
      'an unknown ministry',
      { ministry: 'mof' },
      'There is no ministry "mof". Did you mean "moe"?',
      'The chart has: moe.',
    ],
    [
      'a directory as a values file',
      { values: ['/'] },
      '/ is not a values file.',
      'Give the path of a YAML file with -f.',
    ],
  ])('refuses %s', (_, options, message, hint) => {
    expect(valuesStack(chart, options)).toMatchObject({
      ok: false,
      problem: { kind: 'usage', message, hint },
    });
  });
});
