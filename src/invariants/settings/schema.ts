/** JSON Schema (draft 7) of `chart-checks.yaml`. */

const texts = { type: 'array', items: { type: 'string', minLength: 1 } } as const;
const text = { type: 'string', minLength: 1 } as const;

/** `component:port`, and an edge to one. */
const TARGET = '^[^:\\s]+:\\d+(/(TCP|UDP|SCTP))?$';
const EDGE = `^\\S+\\s*->\\s*${TARGET.slice(1)}`;

const list = (pattern: string) => ({ type: 'array', items: { type: 'string', pattern } });

const strict = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

const ACCESS_MODES = ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'];

const environment = strict({
  storage: {
    type: 'object',
    additionalProperties: strict({
      class: text,
      accessModes: { type: 'array', items: { enum: ACCESS_MODES } },
    }),
  },
  tls: { enum: ['required', 'optional'] },
  imageRegistry: text,
});

/** The schema that {@link loadSettings} checks the file against. */
export const SETTINGS_SCHEMA = strict({
  external: {
    type: 'array',
    items: strict({ kind: text, name: text, keys: texts, values: text }, ['kind', 'name']),
  },
  exceptions: {
    type: 'array',
    items: strict({ rule: text, object: text, subject: text, values: text, reason: text }, [
      'rule',
      'reason',
    ]),
  },
  storageRoles: { type: 'object', additionalProperties: texts },
  environments: { type: 'object', additionalProperties: environment },
  refusals: {
    type: 'array',
    items: strict({ values: text, message: text, reason: text }, ['values', 'message', 'reason']),
  },
  labels: strict({ required: texts, pods: texts }),
  probes: strict({ dependentPaths: texts }),
  network: strict({
    componentLabel: text,
    edgesValue: text,
    edgesAnnotation: text,
    edges: list(EDGE),
    entrances: list(TARGET),
    closedEgress: { type: 'boolean' },
    infrastructure: list('^\\d+(/(TCP|UDP|SCTP))?$'),
  }),
  values: strict({ imageRegistry: text, clusterDomain: text, fixed: { type: 'object' } }),
  usedValues: texts,
});
