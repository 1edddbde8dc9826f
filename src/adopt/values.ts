import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { applicationValues, hasLogging, pullSecrets } from './carry/applications.js';
import { STEPPING_STONE, dataPath, type DatabaseFacts } from './carry/database.js';
import { closedValues, entryValues, type NodePortEntry } from './carry/entries.js';
import type { FoundComponent } from './recognise.js';
import type { AdoptionRequest, NamespaceSnapshot, StageName } from './types.js';
import { BUILD_SERVER, DATABASE, SHARED_CLAIM } from './upstream.js';

/** Everything that values are made of. */
export interface ValuesSource {
  readonly snapshot: NamespaceSnapshot;
  readonly components: readonly FoundComponent[];
  readonly database: DatabaseFacts;
  readonly entries: readonly NodePortEntry[];
  readonly request: AdoptionRequest;
}

const merge = (...parts: readonly JsonObject[]): JsonObject => {
  const merged: Record<string, JsonValue> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      const present = merged[key];
      merged[key] =
        isJsonObject(value) && present !== undefined && isJsonObject(present) ? merge(present, value) : value;
    }
  }
  return merged;
};

/** The Secret that the carried password is in. */
export const databaseSecret = (release: string): string => `${release}-adopted-database`;

const claim = ({ snapshot }: ValuesSource, name: string) => snapshot.live.find('PersistentVolumeClaim', name);

const storageValues = (source: ValuesSource): JsonObject => {
  const shared = claim(source, SHARED_CLAIM);
  const data = claim(source, DATABASE.claim ?? '')?.document.spec.storageClassName;
  return {
    ...(shared === undefined
      ? {}
      : {
          shared: {
            existingClaim: SHARED_CLAIM,
            accessMode: shared.document.spec.accessModes?.[0] ?? 'ReadWriteOnce',
          },
        }),
    // RabbitMQ and the rest need volumes too, and there is no class for a claim that names none.
    ...(source.snapshot.hasDefaultStorageClass || data === undefined
      ? {}
      : { block: { storageClass: data } }),
  };
};

const commonValues = (source: ValuesSource): JsonObject => {
  const { components, database, request } = source;
  const secrets = pullSecrets(components);
  const storage = storageValues(source);
  const logging = hasLogging(components);
  return {
    global: {
      ...(secrets.length === 0 ? {} : { imagePullSecrets: secrets }),
      database: {
        ...(database.name === undefined ? {} : { name: database.name }),
        ...(database.username === undefined ? {} : { username: database.username }),
        existingSecret: databaseSecret(request.release),
      },
      ...(Object.keys(storage).length === 0 ? {} : { storage }),
      ...(logging ? { logging: { enabled: true } } : {}),
    },
    ...applicationValues(components),
    ...(logging
      ? { elasticsearch: { enabled: true }, logstash: { enabled: true }, kibana: { enabled: true } }
      : {}),
  };
};

/** Whether the release takes over the ports of the nodes: not when its values open another way. */
export const takesNodePorts = ({ exposureType = 'none' }: AdoptionRequest): boolean =>
  ['none', 'nodePort'].includes(exposureType);

const openValues = ({ entries, request }: ValuesSource): JsonObject => {
  if (!takesNodePorts(request)) return { global: { exposure: { type: request.exposureType ?? 'none' } } };
  return {
    global: { exposure: { type: entries.length === 0 ? (request.exposureType ?? 'none') : 'nodePort' } },
    ...entryValues(entries),
  };
};

const oldDatabase = ({ database }: ValuesSource): JsonObject => ({
  global: {
    database: { host: database.host },
    // The old MySQL is a pod of the namespace, which no policy of the release knows.
    ...(database.isInside ? { networkPolicy: { enabled: false } } : {}),
  },
  mysql: { enabled: false },
});

const ownDatabase = (tag: string): JsonObject => ({
  global: { database: { host: '' } },
  mysql: {
    enabled: true,
    image: { tag },
    // The volume holds a database: there is nothing to load.
    schema: { source: 'none' },
    nativePasswords: true,
    persistence: { existingClaim: DATABASE.claim ?? '', subPath: 'mysql' },
  },
});

const buildServer = (source: ValuesSource): JsonObject => {
  const found = source.components.some(
    ({ upstream, workload }) => upstream === BUILD_SERVER && workload !== undefined,
  );
  if (!found) return {};
  const name = BUILD_SERVER.claim ?? '';
  return {
    jenkins: {
      enabled: true,
      ...(claim(source, name) === undefined ? {} : { persistence: { existingClaim: name, subPath: '' } }),
    },
  };
};

const withoutBuildServer: JsonObject = { jenkins: { enabled: false } };

/**
 * The values of each stage, merged over the user's own.
 *
 * @example stageValues(source).whole
 */
export const stageValues = (source: ValuesSource): Readonly<Record<StageName, JsonObject>> => {
  const common = commonValues(source);
  const open = openValues(source);
  const isInside = dataPath(source.database) !== 'none';
  return {
    beside: merge(
      common,
      { global: { exposure: { type: 'none' } } },
      closedValues(source.entries),
      oldDatabase(source),
      withoutBuildServer,
    ),
    entries: merge(common, open, oldDatabase(source), withoutBuildServer),
    database: merge(common, open, ownDatabase(STEPPING_STONE), withoutBuildServer),
    whole: merge(common, open, isInside ? ownDatabase('') : oldDatabase(source), buildServer(source)),
  };
};

/**
 * Tells whether values hold all that a stage asks for.
 *
 * @example holdsValues({ a: 1, b: 2 }, { a: 1 }) // true
 */
export const holdsValues = (values: JsonValue | undefined, wanted: JsonValue): boolean => {
  if (isJsonObject(wanted)) {
    return (
      values !== undefined &&
      isJsonObject(values) &&
      Object.entries(wanted).every(([key, value]) => holdsValues(values[key], value))
    );
  }
  return JSON.stringify(values) === JSON.stringify(wanted);
};
