import { describe, expect, it } from '@jest/globals';
import { generate, projectFiles, webSchema } from './support.js';

describe('the schema of a subchart', () => {
  it('takes type, default and description from the value and the comment above it', async () => {
    const schema = await webSchema('# A note.\n\n# -- How many,\n# all in all.\nreplicas: 1\n');
    expect(schema).toHaveProperty('properties.replicas', {
      description: 'How many, all in all.',
      type: 'integer',
      default: 1,
    });
  });

  it('gives no key the comment of its neighbour on the same line', async () => {
    const schema = await webSchema(
      '# -- Both.\n# @schema {additionalProperties: {type: string}}\nboth: {a: x, b: z}\n',
    );
    expect(schema).toHaveProperty('properties.both.additionalProperties', { type: 'string' });
    expect(schema).not.toHaveProperty('properties.both.properties');
  });

  it('reads scalars as Helm does', async () => {
    const schema = await webSchema('# -- A switch.\nswitch: on\n# -- A mode.\nmode: 0644\n');
    expect(schema).toHaveProperty('properties.switch.default', true);
    expect(schema).toHaveProperty('properties.mode.default', 420);
  });

  it('closes an object whose keys are known, and not a map of free names', async () => {
    const schema = await webSchema('# -- A group.\ngroup:\n  # -- A part.\n  part: x\nnodeSelector: {}\n');
    expect(schema).toHaveProperty('properties.group.additionalProperties', false);
    expect(schema).toHaveProperty('properties.nodeSelector', { $ref: '#/definitions/labels', default: {} });
    expect(schema).toHaveProperty('definitions.labels.additionalProperties', { type: 'string' });
  });

  it('uses the shared definition of a key, and holds no definition that it does not use', async () => {
    const schema = await webSchema('# -- Port of the pages.\nport: 80\nresources: {}\n');
    expect(schema).toHaveProperty('properties.port', {
      description: 'Port of the pages.',
      $ref: '#/definitions/port',
      default: 80,
    });
    expect(schema).toHaveProperty('definitions.resources.additionalProperties', false);
    expect(Object.keys(schema['definitions'] as object)).toStrictEqual(['port', 'resources']);
  });

  it('puts `# @schema` before the shared definition', async () => {
    const schema = await webSchema(
      '# -- Name of a port.\n# @schema {type: string, pattern: "^h"}\nport: http\n',
    );
    expect(schema).toHaveProperty('properties.port', {
      description: 'Name of a port.',
      type: 'string',
      pattern: '^h',
      default: 'http',
    });
  });

  it('gives a block the keys that the chart has', async () => {
    const whole = await webSchema('image:\n  repository: web\n  tag: "1"\n');
    expect(whole).toHaveProperty('properties.image.$ref', '#/definitions/image');
    const part = await webSchema('image:\n  repository: web\n');
    expect(Object.keys((part['properties'] as never)['image']['properties'])).toStrictEqual(['repository']);
  });

  it('describes the documented entries of a map and lets others in', async () => {
    const schema = await webSchema('env:\n  # -- Where to listen.\n  HOST: 0.0.0.0\n  PLAIN: x\n');
    expect(schema).toHaveProperty('properties.env.properties', {
      HOST: { description: 'Where to listen.', type: 'string', default: '0.0.0.0' },
    });
    expect(schema).toHaveProperty('properties.env.additionalProperties', { type: 'string' });
  });

  it('lets in what Helm and the condition add', async () => {
    const files = projectFiles('', 'web:\n  # -- Deploys the pages.\n  enabled: true\n');
    const schema: unknown = JSON.parse(await generate(files, 'charts/web/values.schema.json'));
    expect(schema).toHaveProperty('properties.enabled.type', 'boolean');
    expect(schema).toHaveProperty('properties.global.type', 'object');
  });
});

describe('the schema of the umbrella', () => {
  it("holds the subchart as a closed object with the umbrella's defaults", async () => {
    const files = projectFiles('port: 80\n', 'web:\n  # -- Other port.\n  port: 8080\n');
    const schema: unknown = JSON.parse(await generate(files, 'values.schema.json'));
    expect(schema).toHaveProperty('properties.web.properties.port', {
      description: 'Other port.',
      $ref: '#/definitions/port',
      default: 8080,
    });
    expect(schema).toHaveProperty('properties.web.additionalProperties', false);
    expect(schema).toHaveProperty('properties.tags.additionalProperties', false);
  });
});

describe('what a chart cannot do without', () => {
  const values = [
    '# -- Runs.',
    'count: 0',
    '# -- Empty.',
    'note: ""',
    '# -- Several.',
    'list: [a]',
    '# -- A group.',
    'group:',
    '  # -- A part.',
    '  part: x',
    'env: {A: b}',
    '',
  ].join('\n');

  it('is required by the schema of a subchart: filled texts, numbers and groups, no lists and no maps of free names', async () => {
    const schema = await webSchema(values);
    expect(schema).toHaveProperty('required', ['count', 'group']);
    expect(schema).toHaveProperty('properties.group.required', ['part']);
  });

  it('is required by the umbrella of an enabled subchart only, whose defaults Helm has merged in', async () => {
    const files = projectFiles(values, 'web:\n  # -- Deploys it.\n  enabled: true\n');
    const schema = JSON.parse(await generate(files, 'values.schema.json')) as object;
    expect(schema).toHaveProperty('required', ['web']);
    expect(schema).toHaveProperty('properties.web.required', ['enabled']);
    expect(schema).toHaveProperty('properties.web.if.properties', { enabled: { const: true } });
    expect(schema).toHaveProperty('properties.web.then', {
      required: ['count', 'group'],
      properties: { group: { required: ['part'] } },
    });
    expect(schema).not.toHaveProperty('properties.web.properties.group.required');
  });
});

describe('the names in a map', () => {
  it('are asked for in the form for which helm tells the right path', async () => {
    const schema = await webSchema(
      '# -- Files.\n# @schema {propertyNames: {pattern: "^f"}, additionalProperties: {type: string}}\nfiles: {}\n',
    );
    expect(schema).toHaveProperty('properties.files.patternProperties', { '^f': { type: 'string' } });
    expect(schema).toHaveProperty('properties.files.additionalProperties', false);
    expect(schema).not.toHaveProperty('properties.files.propertyNames');
  });
});
