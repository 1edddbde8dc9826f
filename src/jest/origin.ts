import type { Chart } from '../chart/index.js';
import type { Settings } from '../invariants/index.js';
import type { ManifestObject, Release } from '../manifest/index.js';

/** A release that knows the chart and the values that it was rendered from. */
export interface ChartRelease extends Release {
  readonly chart: Chart;
  readonly settings: Settings;
  /** Name of the values case, `vagrant+moe`; `default` for none. */
  readonly values: string;
}

const releases = new WeakMap<ManifestObject, Release>();

/**
 * Remembers which release each object belongs to, so that a matcher that is given an object can follow it to others.
 *
 * @returns the same release
 * @example const release = rememberObjects(indexRelease(rendered));
 */
export const rememberObjects = <Kind extends Release>(release: Kind): Kind => {
  for (const object of release.objects) releases.set(object, release);
  return release;
};

/**
 * The release of an object.
 *
 * @returns undefined for an object that no {@link rememberObjects} has seen
 * @example releaseOf(deployment)?.namespace
 */
export const releaseOf = (object: ManifestObject): Release | undefined => releases.get(object);
