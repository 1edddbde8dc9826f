import fc from 'fast-check';
import type { Chart } from '../../../src/chart/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/yaml/index.js';
import { effectiveValues, subchartsOf } from '../../support/effective-values.js';
import { dereference, ownObjects, valuesOf } from './schema-values.js';
import { RAW_SCALARS, numbers, texts, withoutTemplates } from './texts.js';
import type { MutatedFile, Mutation, Rewrite, ValuesPath } from './values-file.js';

const MOST_MUTATIONS = 4;
/** Readers of YAML refuse what is nested a hundred times and more. */
const DEEP = 60;

/** A key with what the schema and the defaults say of it. */
interface Place {
  readonly path: ValuesPath;
  readonly schema: JsonObject;
  readonly value: JsonValue | undefined;
}

const REWRITES: readonly Rewrite[] = [
  ...(['windows-lines', 'byte-order-mark', 'key-twice', 'tab', 'second-document', 'cut-off'] as const),
  'no-last-line-end',
];

const placesBelow = (
  schema: JsonObject,
  values: JsonObject,
  root: JsonObject,
  path: ValuesPath,
): readonly Place[] => {
  const { properties } = dereference(schema, root);
  const known = properties !== undefined && isJsonObject(properties) ? properties : {};
  return [...new Set([...Object.keys(known), ...Object.keys(values)])].flatMap((key) => {
    const [own, value] = [known[key], values[key]];
    const place: Place = {
      path: [...path, key],
      schema: own !== undefined && isJsonObject(own) ? own : {},
      value,
    };
    // Below what the values leave empty lie the fields of Kubernetes, which the parent's schema makes.
    return value !== undefined && isJsonObject(value)
      ? [place, ...placesBelow(place.schema, value, root, place.path)]
      : [place];
  });
};

/** Every key of the umbrella's and its subcharts' values. */
const placesOf = (chart: Chart): readonly Place[] => {
  const enabled = Object.fromEntries(
    subchartsOf(chart).map(({ metadata: { name } }) => [name, { enabled: true }]),
  );
  const root = chart.schema ?? {};
  return placesBelow(root, effectiveValues(chart, enabled), root, []);
};

/** Charts take turns, so that one with many keys does not get all the attention; `global`, which all read, gets more. */
const GLOBAL_SHARE = 5;

const typo = (key: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat({ max: key.length - 1 }).map((at) => key.slice(0, at) + key.slice(at + 1)),
    fc.nat({ max: key.length - 1 }).map((at) => `${key.slice(0, at)}x${key.slice(at)}`),
    fc.constantFrom(key.toUpperCase(), `${key} `, `-${key}`, ''),
    texts,
  );

const nested = (leaf: JsonValue): JsonValue =>
  Array.from({ length: DEEP }).reduce<JsonValue>(
    (inner, _, index) => (index % 2 === 0 ? { deep: inner } : [inner]),
    leaf,
  );

const otherShape = ({ value }: Place): JsonValue => {
  if (Array.isArray(value))
    return Object.fromEntries(value.map((item: JsonValue, index) => [`item${index}`, item]));
  if (value !== undefined && isJsonObject(value)) return Object.values(value);
  return value === undefined ? [] : [value];
};

const anyType: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(true, false, 0, '', 'text', [], {}, [null], [{}], { a: 1 }, [[]], 1.5),
  numbers,
  texts,
);

const validAt = ({ path, schema }: Place, root: JsonObject): fc.Arbitrary<Mutation> =>
  (path.at(-1) === 'extraObjects' ? ownObjects : valuesOf(schema, root)).map((value) => ({
    type: 'set',
    kind: 'valid',
    path,
    value,
  }));

const wrongAt = (place: Place): fc.Arbitrary<Mutation> => {
  const { path } = place;
  const set = (kind: string, values: fc.Arbitrary<JsonValue>): fc.Arbitrary<Mutation> =>
    values.map((value) => ({ type: 'set', kind, path, value }));
  const unknown = typo(path.at(-1) ?? '').map((name): Mutation => ({
    type: 'set',
    kind: 'typo',
    path: [...path.slice(0, -1), name],
    value: place.value ?? '',
  }));
  return fc.oneof(
    { weight: 2, arbitrary: set('deleted', fc.constant(null)) },
    { weight: 2, arbitrary: set('text', texts) },
    { weight: 1, arbitrary: set('number', numbers) },
    { weight: 1, arbitrary: set('wrong type', anyType) },
    { weight: 1, arbitrary: set('other shape', fc.constant(otherShape(place))) },
    { weight: 1, arbitrary: set('deep', fc.constantFrom<JsonValue>('leaf', {}, null).map(nested)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...RAW_SCALARS).map((scalar): Mutation => ({ type: 'raw', path, scalar })),
    },
    { weight: 1, arbitrary: unknown },
  );
};

const TEMPLATED_KEYS = ['env', 'pluginEnv', 'extraObjects', 'configuration'];

/** Whether texts there are templates of the user's own, whose faults are told in the template engine's words. */
const isTemplated = ({ path }: Place): boolean =>
  path.length === 1 || path.some((key) => TEMPLATED_KEYS.includes(key));

const keepText = (mutation: Mutation): Mutation =>
  mutation.type === 'set' ? { ...mutation, value: withoutTemplates(mutation.value) } : mutation;

const rewrites: fc.Arbitrary<Mutation> = fc
  .constantFrom(...REWRITES)
  .map((how) => ({ type: 'rewrite', how }));

/** Takes one of several for each key: making them all at once would take seconds. */
const anywhere = (groups: readonly (readonly Place[])[], make: (place: Place) => fc.Arbitrary<Mutation>) => {
  const made = new Map<Place, fc.Arbitrary<Mutation>>();
  const at = (place: Place): fc.Arbitrary<Mutation> => {
    const arbitrary = made.get(place) ?? (isTemplated(place) ? make(place).map(keepText) : make(place));
    made.set(place, arbitrary);
    return arbitrary;
  };
  return fc
    .constantFrom(...groups)
    .chain((group) => fc.constantFrom(...group))
    .chain(at);
};

/**
 * Values files of a chart with one to four mutations: half of them with values that the schema allows only, the other
 * half with anything.
 *
 * @param bases - names of the files to start from
 * @example fc.sample(mutatedFiles(egovChart(), ['default', 'everything']))
 */
export function mutatedFiles(chart: Chart, bases: readonly string[]): fc.Arbitrary<MutatedFile> {
  const root = chart.schema ?? {};
  const places = placesOf(chart);
  const names = [...new Set(places.map(({ path: [first = ''] }) => first))];
  const groups = names.flatMap((name) => {
    const group = places.filter(({ path: [first] }) => first === name);
    return Array.from({ length: name === 'global' ? GLOBAL_SHARE : 1 }, () => group);
  });
  const valid = anywhere(groups, (place) => validAt(place, root));
  const wrong = anywhere(groups, wrongAt);
  const some = (mutation: fc.Arbitrary<Mutation>) =>
    fc.array(mutation, { minLength: 1, maxLength: MOST_MUTATIONS });
  return fc.record({
    base: fc.constantFrom(...bases),
    mutations: fc.oneof(
      { weight: 5, arbitrary: some(valid) },
      {
        weight: 5,
        arbitrary: some(
          fc.oneof(
            { weight: 5, arbitrary: valid },
            { weight: 5, arbitrary: wrong },
            { weight: 1, arbitrary: rewrites },
          ),
        ),
      },
    ),
  });
}
