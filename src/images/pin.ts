import type { Chart } from '../chart/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { placesOf } from './places.js';
import type { UsedImage } from './types.js';

/** Keys that lead to a digest in the values. */
export type DigestPath = readonly string[];

const digestsBelow = (values: JsonObject, path: DigestPath): readonly DigestPath[] =>
  Object.entries(values).flatMap(([key, value]): readonly DigestPath[] => {
    if (!isJsonObject(value)) return [];
    const below = [...path, key];
    const own = 'repository' in value && 'digest' in value ? [[...below, 'digest']] : [];
    return [...own, ...digestsBelow(value, below)];
  });

/**
 * Finds the values of a chart that take the digest of an image: every `digest` beside a `repository`.
 *
 * @example digestPaths(chart) // [['mysql', 'image', 'digest'], …]
 */
export const digestPaths = (chart: Chart): readonly DigestPath[] => [
  ...digestsBelow(chart.values, []),
  ...chart.subcharts.flatMap((subchart) =>
    digestPaths(subchart).map((path): DigestPath => [subchart.metadata.name, ...path]),
  ),
];

const merge = (base: JsonObject, over: JsonObject): JsonObject =>
  Object.entries(over).reduce<JsonObject>((merged, [key, value]) => {
    const present = merged[key];
    const both = isJsonObject(present) && isJsonObject(value);
    return { ...merged, [key]: both ? merge(present, value) : value };
  }, base);

const nested = (path: DigestPath, value: JsonValue): JsonObject =>
  [...path].reverse().reduce<JsonValue>((inner, key) => ({ [key]: inner }), value) as JsonObject;

/** A digest that no image has, and that tells its value apart. */
const marker = (index: number): string => `sha256:${index.toString(16).padStart(64, '0')}`;

/**
 * Gives every digest of the values a mark of its own, so that a render shows which value each image follows.
 *
 * @example probeValues(digestPaths(chart))
 */
export const probeValues = (paths: readonly DigestPath[]): JsonObject =>
  paths.map((path, index) => nested(path, marker(index))).reduce(merge, {});

/** The values that give images their digests, and the images that follow none. */
export interface Pins {
  readonly values: JsonObject;
  readonly unpinned: readonly string[];
}

/**
 * Writes the values that pin every image to its digest.
 *
 * @param paths - what the probe marked
 * @param images - of the release as it is
 * @param probed - of the release with {@link probeValues}
 * @param digests - reference to digest
 * @example pinValues(paths, collectImages(cases), collectImages(probedCases), lock.images)
 */
export const pinValues = (
  paths: readonly DigestPath[],
  images: readonly UsedImage[],
  probed: readonly UsedImage[],
  digests: Readonly<Record<string, string>>,
): Pins => {
  const marks = new Map(
    probed.flatMap((used) => placesOf(used).map((place) => [place, used.digest] as const)),
  );
  const byMark = new Map(paths.map((path, index) => [marker(index), path]));
  const found = images.flatMap((used) =>
    placesOf(used).map((place) => ({
      image: used.image,
      path: byMark.get(marks.get(place) ?? ''),
      digest: digests[used.image],
    })),
  );
  return {
    values: found
      .flatMap(({ path, digest }) =>
        path === undefined || digest === undefined ? [] : [nested(path, digest)],
      )
      .reduce(merge, {}),
    unpinned: [
      ...new Set(
        found
          .filter(({ path, digest }) => path === undefined || digest === undefined)
          .map(({ image }) => image),
      ),
    ],
  };
};
