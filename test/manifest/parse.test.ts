import { describe, expect, it } from '@jest/globals';
import { indexRelease, parseManifests, type ManifestObject, type Release } from '../../src/manifest/index.js';
import { fixtureChart, renderCase } from '../support/index.js';

const names = (objects: readonly ManifestObject[]): readonly string[] =>
  objects.map(({ metadata }) => metadata.name);

const parse = (stream: string): Release =>
  indexRelease({ parsed: parseManifests(stream), namespace: 'one', releaseName: 'egov' });

describe('parseManifests', () => {
  it('does not cut at --- inside a string, and takes no comment inside one for a source', async () => {
    const { objects, defects } = await renderCase('default', { chart: fixtureChart('separators') });
    expect(names(objects)).toStrictEqual(['first', 'second', 'third']);
    expect(defects).toStrictEqual([]);
    expect(objects[0]?.document).toHaveProperty('data', {
      block: 'before\n---\n# Source: not/a/template.yaml\nafter\n',
      quoted: 'one --- two',
      folded: '---',
    });
    expect(new Set(objects.map(({ source }) => source))).toStrictEqual(
      new Set(['separators/templates/config.yaml']),
    );
  });

  it('tells a subchart from the root chart by the template', async () => {
    const release = await renderCase('default', { chart: fixtureChart('tiny') });
    expect(release.find('StatefulSet', 'egov-worker')).toMatchObject({
      source: 'tiny/charts/worker/templates/workloads.yaml',
      chart: 'tiny',
      subchart: 'worker',
    });
    expect(release.find('Service', 'egov-web')).not.toHaveProperty('subchart');
  });

  it.each([
    ['a/crds/x.yaml', 'a', undefined],
    ['a/charts/b/charts/c/templates/sub/x.yaml', 'a', 'c'],
    ['a/charts/b/crds/x.yaml', 'a', 'b'],
    ['charts/templates/charts/x.yaml', 'charts', undefined],
  ])('reads the owner of %s', (source, chart, subchart) => {
    const { objects } = parse(`---\n# Source: ${source}\napiVersion: v1\nkind: Secret\n`);
    expect(objects[0]?.chart).toBe(chart);
    expect(objects[0]?.subchart).toBe(subchart);
  });

  it('gives documents without a source to the template before them', () => {
    const { objects } = parse(
      '---\n# Source: a/crds/two.yaml\napiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n--- {apiVersion: v1, kind: C}\n',
    );
    expect(objects.map(({ kind, source }) => [kind, source])).toStrictEqual([
      ['A', 'a/crds/two.yaml'],
      ['B', 'a/crds/two.yaml'],
      ['C', 'a/crds/two.yaml'],
    ]);
  });

  it('reads CRLF', () => {
    const { objects } = parse('---\r\n# Source: a/templates/x.yaml\r\napiVersion: v1\r\nkind: A\r\n---\r\n');
    expect(objects).toMatchObject([{ kind: 'A', source: 'a/templates/x.yaml' }]);
  });

  it('gives nothing for an empty stream', () => {
    expect(parse('')).toMatchObject({ objects: [], defects: [] });
  });

  it('gives trees that nobody can change', () => {
    const { objects } = parse('apiVersion: v1\nkind: A\nspec: {deep: {er: 1}}\n');
    const { deep } = objects[0]?.document['spec'] as { deep: { er: number } };
    expect(() => {
      deep.er = 2;
    }).toThrow(TypeError);
  });
});

describe('defects of a stream', () => {
  it('name the place of broken YAML and keep the other objects', () => {
    const { objects, defects } = parse(
      '---\n# Source: a/templates/x.yaml\nkind: [\n---\n# Source: a/templates/y.yaml\napiVersion: v1\nkind: B\n',
    );
    expect(objects).toHaveLength(1);
    expect(defects).toMatchObject([{ type: 'invalid-yaml', source: 'a/templates/x.yaml' }]);
    expect(defects[0]?.message).toMatch(
      /^a\/templates\/x\.yaml \(line \d of the render\) is not valid YAML: /,
    );
  });

  it('name a document that is no object', () => {
    const { defects } = parse('---\n# Source: a/templates/x.yaml\njust: a map\n');
    expect(defects).toStrictEqual([
      {
        type: 'not-an-object',
        source: 'a/templates/x.yaml',
        message:
          'a/templates/x.yaml (line 1 of the render) is not a Kubernetes object: apiVersion or kind is missing.',
      },
    ]);
  });

  it('name a List that holds something else than objects', () => {
    const { objects, defects } = parse(
      '---\n# Source: a/templates/x.yaml\napiVersion: v1\nkind: List\nitems:\n  - just: a map\n',
    );
    expect(objects).toEqual([]);
    expect(defects).toMatchObject([{ type: 'not-an-object', source: 'a/templates/x.yaml' }]);
  });

  it('name duplicate keys and duplicate objects, also when only one of them spells the namespace', async () => {
    const { defects } = await renderCase('default', { chart: fixtureChart('duplicate-object') });
    expect(defects.map(({ type, source }) => [type, source])).toStrictEqual([
      ['duplicate-key', 'duplicate-object/templates/first.yaml'],
      ['duplicate-object', expect.stringMatching(/first|second/)],
    ]);
    expect(defects[0]?.message).toMatch(/\(line \d+ of the render\) has a key twice/);
    expect(defects[1]?.message).toMatch(
      /makes ConfigMap same again; duplicate-object\/templates\/\w+\.yaml already made it\.$/,
    );
  });

  it('do not take equal names in other namespaces or API groups for duplicates', () => {
    const object = (apiVersion: string, namespace: string) =>
      `---\napiVersion: ${apiVersion}\nkind: Service\nmetadata: {name: a, namespace: ${namespace}}\n`;
    const manifest = object('v1', 'one') + object('v1', 'two') + object('serving.knative.dev/v1', 'one');
    const { objects, defects } = parse(manifest);
    expect(objects).toHaveLength(3);
    expect(defects).toStrictEqual([]);
    const versions = object('autoscaling/v1', 'one') + object('autoscaling/v2', 'one');
    expect(parse(versions).defects).toHaveLength(1);
  });
});
