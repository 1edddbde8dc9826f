import { describe, expect, it } from '@jest/globals';
import { compareVersions, explainBreakingChange } from '../../src/ct/charts/index.js';
import { installNames, sanitizeName } from '../../src/ct/install/names.js';
import { loadConfiguration, type Configuration, type FlagValues } from '../../src/ct/configuration/index.js';
import { isFailure, throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';
import { surroundingsOf } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

describe('versions', () => {
  it.each([
    ['1.2.3', '1.2.4', -1],
    ['1.2.3', '1.10.0', -1],
    ['v1.2', '1.2.0', 0],
    ['1.0.0', '1.0.0-rc.1', 1],
    ['01.2.3', '1.2.3', 0],
  ])('%s and %s compare as Helm compares them', (left, right, order) => {
    expect(throwIfFailed(compareVersions(left, right))).toBe(order);
  });

  // The table of chart-testing's own test (pkg/util/util_test.go).
  it.each([
    ['0.1.0', '0.1.0', false],
    ['0.1.0', '0.1.1', false],
    ['0.1.0', '0.2.0', true],
    ['0.1.0', '0.2.1', true],
    ['1.2.3', '1.2.3', false],
    ['1.2.3', '1.2.4', false],
    ['1.2.3', '1.3.0', false],
    ['1.2.3', '2.0.0', true],
    ['1.2.3', '10.0.0', true],
  ])('%s to %s may break: %s', (left, right, breaking) => {
    expect(throwIfFailed(explainBreakingChange(left, right)) !== undefined).toBe(breaking);
  });

  it.each([
    ['foo', '1.0.0'],
    ['1.0.0', 'bar'],
  ])('%s and %s are not both versions', (left, right) => {
    expect([compareVersions(left, right), explainBreakingChange(left, right)].every(isFailure)).toBe(true);
  });
});

describe('names of releases', () => {
  const configurationOf = (flags: FlagValues): Configuration =>
    throwIfFailed(loadConfiguration('install', flags, '', surroundingsOf(temporaryDirectory())))
      .configuration;
  const chart = {
    path: 'charts/foo',
    yaml: { name: 'other', version: '1.0.0', type: '', deprecated: false, maintainers: [], dependencies: [] },
  };

  it('are made of the folder and a random suffix, in a namespace of the same name', () => {
    const names = installNames(chart, configurationOf({}));
    expect(names.release).toMatch(/^foo-[0-9a-z]{10}$/);
    expect(names).toMatchObject({ namespace: names.release, selector: '', ownsNamespace: true });
    expect(installNames(chart, configurationOf({})).release).not.toBe(names.release);
  });

  it('hold the build in the namespace', () => {
    expect(installNames(chart, configurationOf({ 'build-id': 'pr-42' })).namespace).toMatch(
      /^foo-pr-42-[0-9a-z]{10}$/,
    );
  });

  it('leave the namespace of the user alone and select by label', () => {
    const names = installNames(chart, configurationOf({ namespace: 'test', 'release-name': 'fixed' }));
    expect(names).toStrictEqual({
      release: 'fixed',
      namespace: 'test',
      selector: 'app.kubernetes.io/instance=fixed',
      ownsNamespace: false,
    });
  });

  it('take the name of a chart in the working directory', () => {
    expect(installNames({ ...chart, path: '.' }, configurationOf({})).release).toMatch(/^other-/);
  });

  it('keep their suffix within the limit of Helm', () => {
    const path = `charts/${'long-'.repeat(20)}name`;
    const { release, namespace } = installNames({ ...chart, path }, configurationOf({}));
    expect(release.length).toBeLessThanOrEqual(53);
    expect(namespace.length).toBeLessThanOrEqual(63);
    expect(release).toMatch(/name-[0-9a-z]{10}$/);
  });

  // The table of chart-testing's own test (pkg/util/util_test.go).
  it.each([
    ['way-shorter-than-max-length', 63, 'way-shorter-than-max-length'],
    ['way-longer-than-max-length', 10, 'max-length'],
    ['oone-longer-than-max-length', 26, 'one-longer-than-max-length'],
    ['foo-would-start-with-hyphen-after-trimming', 39, 'would-start-with-hyphen-after-trimming'],
  ])('%s cut to %i is %s', (name, longest, expected) => {
    expect(sanitizeName(name, longest)).toBe(expected);
  });
});
