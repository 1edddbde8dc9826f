import { describe, expect, it } from '@jest/globals';
import { OBJECT_META, customResourceBundle } from '../../src/schemas/index.js';
import type { JsonObject } from '../../src/yaml/index.js';

const meta = { definitions: { [OBJECT_META]: { type: 'object' } }, name: OBJECT_META };

const definition = (spec: JsonObject, version: JsonObject = {}): JsonObject => ({
  kind: 'CustomResourceDefinition',
  spec: {
    group: 'example.org',
    names: { kind: 'Widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        ...version,
      },
    ],
  },
});

const converted = (spec: JsonObject): JsonObject => {
  const bundle = customResourceBundle([definition(spec)], meta);
  const root = bundle.definitions[bundle.kinds['example.org/v1/Widget'] ?? ''] ?? {};
  return (root['properties'] as JsonObject)['spec'] as JsonObject;
};

describe('the schema of a custom resource', () => {
  it('refuses the fields that the API server would drop, and null only where a field is required', () => {
    expect(
      converted({
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'string', description: 'x' }, b: { type: 'string' } },
      }),
    ).toEqual({
      type: ['object', 'null'],
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: ['string', 'null'] } },
      additionalProperties: false,
    });
  });

  it('does not require what has a default', () => {
    const spec = { type: 'object', required: ['a'], properties: { a: { type: 'integer', default: 1 } } };
    expect(converted(spec)['required']).toBeUndefined();
  });

  it('leaves open what preserves unknown fields', () => {
    const spec = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    expect(converted(spec)['additionalProperties']).toBeUndefined();
  });

  it('takes a whole number or a text for int-or-string, nothing more for 32 bits, and no item twice in a set', () => {
    const spec = converted({
      type: 'object',
      properties: {
        port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
        count: { type: 'integer', format: 'int32', minimum: 1 },
        hosts: {
          type: 'array',
          'x-kubernetes-list-type': 'set',
          items: { type: 'string', format: 'password' },
        },
      },
    });
    expect(spec['properties']).toEqual({
      port: { type: ['integer', 'string', 'null'] },
      count: { type: ['integer', 'null'], minimum: 1, maximum: 2_147_483_647 },
      hosts: { type: ['array', 'null'], items: { type: 'string' }, uniqueItems: true },
    });
  });

  it('is made for the versions that are served', () => {
    expect(customResourceBundle([definition({}, { served: false })], meta).kinds).toEqual({});
  });

  it.each([{}, { kind: 'CustomResourceDefinition' }, { kind: 'Service', spec: {} }, null])(
    'is not made of %j',
    (document) => {
      expect(customResourceBundle([document], meta).kinds).toEqual({});
    },
  );
});
