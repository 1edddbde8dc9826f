import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { validateManifests } from '../../src/validation/index.js';
import { formatPath, parsePointer } from '../../src/validation/field-path.js';
import { parseSchemaErrors } from '../../src/validation/messages.js';
import { WELL_FORMED, deployment, pod } from './objects.js';
import { releaseOf } from './release.js';

type Fields = Readonly<Record<string, unknown>>;

const findingsOf = async (object: Fields): Promise<readonly Finding[]> =>
  throwIfFailed(await validateManifests([{ name: 'default', release: releaseOf(object) }], { cache: false }));

const changed = (kind: string, spec: Fields): Fields => {
  const object = WELL_FORMED.find((candidate) => candidate['kind'] === kind) ?? {};
  return { ...object, spec: { ...(object['spec'] as Fields), ...spec } };
};

describe('a finding on a manifest', () => {
  it.each([
    [
      'a missing field',
      deployment({ selector: undefined }),
      'spec.selector is missing; Deployment in apps/v1 requires it.',
      'Set spec.selector.',
    ],
    [
      'a field that was left empty',
      deployment({ selector: null }),
      'spec.selector is empty where a mapping is expected.',
      'Give it a value, or leave the field out with an if or a with in the template.',
    ],
    [
      'a text that is a number',
      { ...pod(), metadata: { name: 'web', labels: { 'example.org/year': 2026 } } },
      'metadata.labels["example.org/year"] is 2026 where a text is expected.',
      'Quote it in the template: {{ … | quote }}.',
    ],
    [
      'a number in quotes',
      deployment({ replicas: '2' }),
      'spec.replicas is "2" where a whole number is expected.',
      'Take the quotes off in the template, or turn it into a number with {{ … | int }}.',
    ],
    [
      'a list that is a mapping',
      pod({ ports: { http: 80 } }),
      'spec.containers[0].ports is a mapping where a list is expected.',
      'Correct the indentation or the value in the template.',
    ],
    [
      'a quantity',
      pod({ resources: { limits: { memory: '1 GB' } } }),
      'spec.containers[0].resources.limits.memory is "1 GB", which is no quantity.',
      'Write it like 500m, 1.5 or 512Mi.',
    ],
    [
      'a value of a list of values',
      changed('PeerAuthentication', { mtls: { mode: 'STRIKT' } }),
      'spec.mtls.mode is "STRIKT"; it must be one of UNSET, DISABLE, PERMISSIVE, STRICT.',
      'Did you mean STRICT?',
    ],
    [
      'alternatives that exclude each other',
      changed('VirtualService', { http: [{ match: [{ uri: { prefix: '/', exact: '/' } }] }] }),
      'spec.http[0].match[0].uri holds fields that exclude each other (prefix, exact).',
      'Set exactly one of the alternatives.',
    ],
    [
      'an unknown and a missing field that are one slip',
      changed('VirtualService', { http: [{ route: [{ destination: { hostt: 'web' } }] }] }),
      'spec.http[0].route[0].destination.hostt is not a field of VirtualService in networking.istio.io/v1.',
      'Did you mean host?',
    ],
    [
      'a field that is near to none',
      changed('PeerAuthentication', { zzzzzz: 1 }),
      'spec.zzzzzz is not a field of PeerAuthentication in security.istio.io/v1.',
      'Remove it; the fields here are mtls, portLevelMtls, selector.',
    ],
    [
      'an item with the key of another',
      pod({
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      }),
      'spec.containers[0].env[1] has the same name as spec.containers[0].env[0] (name: "A").',
      'Keep one of them; Helm 4 applies on the server side, where the API server refuses both.',
    ],
  ])('puts %s in words', async (_, object, message, hint) => {
    expect((await findingsOf(object)).map((found) => [found.message, found.hint])).toEqual([[message, hint]]);
  });
});

describe("kubeconform's explanation", () => {
  it('is read as the tree that its indentation makes', () => {
    const text =
      "jsonschema validation failed with 'file:///a.json#' - at '': validation failed   - at '/a': x" +
      "   - at '/b~1c': 'allOf' failed     - at '/b~1c/it\\'s': got null, want string";
    expect(parseSchemaErrors(text)).toMatchObject([
      {
        pointer: '',
        causes: [
          { pointer: '/a', message: 'x', causes: [] },
          {
            pointer: '/b~1c',
            causes: [{ pointer: "/b~1c/it's", message: 'got null, want string', causes: [] }],
          },
        ],
      },
    ]);
  });
});

describe('a path', () => {
  it('is read from a pointer by what the document holds', () => {
    const document = { list: [{ 'a/b': 1 }], '0': { '1': 2 } };
    expect(formatPath(parsePointer('/list/0/a~1b', document))).toBe('list[0]["a/b"]');
    expect(parsePointer('/0/1', document)).toEqual(['0', '1']);
  });
});
