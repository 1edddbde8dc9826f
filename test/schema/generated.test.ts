import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { planFiles, readProject, staleFiles, typeProject } from '../../scripts/generate/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { isJsonObject, type JsonObject } from '../../src/yaml/index.js';
import { EGOV_CHART_DIRECTORY } from '../support/index.js';
import { applications, propertiesOf, resolveReference, schemaIn } from './support.js';

const folders = ['', ...applications().map(({ metadata }) => `charts/${metadata.name}`)];

/** Paths of the properties below a schema that fail a check, each definition visited once. */
const findProperties = (root: JsonObject, check: (property: JsonObject) => boolean): readonly string[] => {
  const visited = new Set<JsonObject>();
  const visit = (schema: JsonObject, above: string): readonly string[] =>
    Object.entries(propertiesOf(root, schema)).flatMap(([key, property]) => {
      if (!isJsonObject(property) || visited.has(property)) return [];
      visited.add(property);
      const path = `${above}.${key}`;
      return [...(check(property) ? [path] : []), ...visit(property, path)];
    });
  return visit(root, '');
};

describe('the generated files', () => {
  it('are those that the values give', async () => {
    const project = throwIfFailed(typeProject(readProject(EGOV_CHART_DIRECTORY)));
    const stale = staleFiles(EGOV_CHART_DIRECTORY, await planFiles(project));
    expect(stale.map(({ path }) => path)).toStrictEqual([]);
  });
});

describe.each(folders)('the schema in egov-msa/%s', (folder) => {
  const schema = schemaIn(folder);

  it('is valid JSON Schema draft-07, definitions included', () => {
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  it('describes every property', () => {
    const isUndescribed = (property: JsonObject): boolean =>
      property['description'] === undefined &&
      resolveReference(schema, property)['description'] === undefined;
    expect(findProperties(schema, isUndescribed)).toStrictEqual([]);
  });

  it('leaves no object with known keys open', () => {
    const isOpen = (property: JsonObject): boolean => {
      const { properties, additionalProperties } = resolveReference(schema, property);
      return properties !== undefined && additionalProperties === undefined;
    };
    expect(findProperties(schema, isOpen)).toStrictEqual([]);
  });

  it('has no definition that nothing refers to', () => {
    const text = JSON.stringify(schema);
    const unused = Object.keys(schema['definitions'] as JsonObject).filter(
      (name) => !text.includes(`"#/definitions/${name}"`),
    );
    expect(unused).toStrictEqual([]);
  });
});
