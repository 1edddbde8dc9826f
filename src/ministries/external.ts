import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';

/** An object that a ministry's values name and that is there before the release. */
export interface GivenObject {
  readonly kind: string;
  readonly name: string;
}

/** What the keys of a chart's values name. */
const KINDS: Readonly<Record<string, string>> = {
  existingSecret: 'Secret',
  imagePullSecrets: 'Secret',
  secretName: 'Secret',
  tlsSecret: 'Secret',
  existingClaim: 'PersistentVolumeClaim',
  configMap: 'ConfigMap',
};

const namesIn = (value: JsonValue): readonly string[] =>
  [value].flat().filter((name): name is string => typeof name === 'string' && name !== '');

/**
 * The objects that a ministry says are there: its Secrets, claims and ConfigMaps.
 *
 * @example givenObjects({ global: { token: { existingSecret: 'moe-token' } } }) // [{ kind: 'Secret', name: 'moe-token' }]
 */
export const givenObjects = (values: JsonObject): readonly GivenObject[] =>
  Object.entries(values).flatMap(([key, value]): readonly GivenObject[] => {
    const kind = KINDS[key];
    const named = kind === undefined ? [] : namesIn(value).map((name) => ({ kind, name }));
    return [...named, ...(isJsonObject(value) ? givenObjects(value) : [])];
  });
