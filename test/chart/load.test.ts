import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadChart, type Chart } from '../../src/chart/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { fixtureChart, fixtureDirectory, useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

const copyOfTiny = (): string => {
  const directory = temporaryDirectory();
  cpSync(fixtureDirectory('tiny'), directory, { recursive: true });
  return directory;
};

const load = (directory: string): Chart => throwIfFailed(loadChart(directory));

describe('loadChart', () => {
  it('reads metadata, values, schema, templates and subcharts', () => {
    const chart = fixtureChart('tiny');
    expect(chart.metadata).toMatchObject({
      name: 'tiny',
      version: '0.1.0',
      type: 'application',
      dependencies: [],
    });
    expect(chart.values).toStrictEqual({ replicaCount: 1, port: 80, refuse: '' });
    expect(chart.schema).toHaveProperty('properties.port.maximum', 65535);
    expect(chart.templates).toContain('templates/service.yaml');
    expect(chart.subcharts.map(({ metadata }) => metadata.name)).toStrictEqual(['worker']);
  });

  it('finds ci, must-fail, environment and ministry values by name', () => {
    const { ci, fail, environments, ministries } = fixtureChart('tiny').valuesFiles;
    const names = [ci, fail, environments, ministries].map((files) => files.map(({ name }) => name));
    expect(names).toStrictEqual([['two'], ['port'], ['production'], ['moe']]);
    expect(ci[0]?.path).toBe(join(fixtureDirectory('tiny'), 'ci', 'two-values.yaml'));
  });

  it('gives a tree that nobody can change', () => {
    expect(() => Object.assign(fixtureChart('tiny').values, { port: 1 })).toThrow(TypeError);
  });

  it('takes a chart without values as a chart with none', () => {
    expect(fixtureChart('separators').values).toStrictEqual({});
  });

  it('reads files with a byte order mark and CRLF', () => {
    const directory = copyOfTiny();
    writeFileSync(join(directory, 'values.yaml'), '\uFEFFport: 81\r\nrefuse: ""\r\n');
    expect(load(directory).values).toStrictEqual({ port: 81, refuse: '' });
  });
});

describe('the hash of a chart', () => {
  it('is the same for the same content elsewhere', () => {
    expect(load(copyOfTiny()).hash).toBe(fixtureChart('tiny').hash);
  });

  it.each(['values.yaml', 'templates/new.yaml', 'charts/worker/values.yaml', 'ministries/moe.yaml'])(
    'changes with %s',
    (file) => {
      const directory = copyOfTiny();
      writeFileSync(join(directory, file), 'port: 82\n');
      expect(load(directory).hash).not.toBe(fixtureChart('tiny').hash);
    },
  );

  it.each(['ci/two-values.yaml', 'environments/new.yaml', 'README.md', 'templates/.hidden'])(
    'does not change with %s, which Helm ignores',
    (file) => {
      const directory = copyOfTiny();
      writeFileSync(join(directory, file), 'port: 82\n');
      expect(load(directory).hash).toBe(fixtureChart('tiny').hash);
    },
  );

  it('changes when a file moves without a change of content', () => {
    const directory = copyOfTiny();
    cpSync(join(directory, 'values.yaml'), join(directory, 'other.yaml'));
    const before = load(directory).hash;
    rmSync(join(directory, 'other.yaml'));
    cpSync(join(directory, 'values.yaml'), join(directory, 'another.yaml'));
    expect(load(directory).hash).not.toBe(before);
  });

  it('follows linked folders, as Helm does', () => {
    const directory = copyOfTiny();
    const shared = temporaryDirectory();
    writeFileSync(join(shared, 'extra.yaml'), '# one\n');
    symlinkSync(shared, join(directory, 'templates', 'shared'));
    const before = load(directory).hash;
    writeFileSync(join(shared, 'extra.yaml'), '# two\n');
    expect(load(directory).hash).not.toBe(before);
  });
});

describe('a folder that is no chart', () => {
  const problemOf = (directory: string) => {
    const result = loadChart(directory);
    return result.ok ? undefined : result.problem;
  };

  it('is named when it does not exist', () => {
    expect(problemOf('no/such/chart')?.message).toBe('No chart folder at no/such/chart.');
  });

  it('is named when it has no Chart.yaml', () => {
    const directory = temporaryDirectory();
    expect(problemOf(directory)?.message).toBe(`${directory} is not a chart: it has no Chart.yaml.`);
  });

  it.each([
    [
      'Chart.yaml',
      'apiVersion: v2\nname: tiny\nversion: 1\n',
      /Chart\.yaml has no version \(or it is not text\)/,
    ],
    ['Chart.yaml', 'name: [', /Chart\.yaml is not valid YAML/],
    ['values.yaml', 'a: 1\na: 2\n', /values\.yaml is not valid YAML: duplicated mapping key \(line 2/],
    ['values.yaml', '- a\n', /values\.yaml is not a mapping/],
    ['values.schema.json', '{"type": }{', /values\.schema\.json is not valid/],
    ['charts/worker/Chart.yaml', 'name: worker\n', /worker\/Chart\.yaml has no apiVersion, no version/],
  ])('has the fault in %s named', (file, content, message) => {
    const directory = copyOfTiny();
    writeFileSync(join(directory, file), content);
    expect(problemOf(directory)?.message).toMatch(message);
  });

  it('is refused in words when a link runs in a circle', () => {
    const directory = copyOfTiny();
    mkdirSync(join(directory, 'loop'));
    symlinkSync(join(directory, 'loop'), join(directory, 'loop', 'again'));
    expect(problemOf(directory)?.message).toMatch(/cannot be read/);
  });
});
