import type { Chart } from '../chart/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import type { ValueModel } from './types.js';

const merge = (base: JsonObject, over: JsonObject): JsonObject => {
  const merged: Record<string, JsonValue> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const present = merged[key];
    if (value === null) Reflect.deleteProperty(merged, key);
    else merged[key] = isJsonObject(present) && isJsonObject(value) ? merge(present, value) : value;
  }
  return merged;
};

const withSubcharts = ({ values, subcharts }: Chart): JsonObject =>
  merge(
    Object.fromEntries(
      subcharts
        .filter(({ metadata }) => metadata.type === 'application')
        .map((subchart) => [subchart.metadata.name, withSubcharts(subchart)]),
    ),
    values,
  );

/** Longer ones are files in a value; what they hold stands in their manifest. */
const LONGEST = 120;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const flatten = (tree: JsonObject, path: readonly string[]): readonly ValueModel[] =>
  Object.entries(tree).flatMap(([key, value]): readonly ValueModel[] => {
    const place = [...path, key];
    return isJsonObject(value) && Object.keys(value).length > 0
      ? flatten(value, place)
      : [[place.join('.'), short(typeof value === 'string' ? value : JSON.stringify(value))]];
  });

/**
 * The values of a chart and its subcharts, leaf by leaf.
 *
 * @example toValues(chart).find(([path]) => path === 'mysql.enabled')
 */
export const toValues = (chart: Chart): readonly ValueModel[] => flatten(withSubcharts(chart), []);

/**
 * What values files change, leaf by leaf.
 *
 * @param files - parsed, in merge order
 * @example toOverrides(chart, [{ mysql: { enabled: false } }]) // [['mysql.enabled', 'false']]
 */
export function toOverrides(chart: Chart, files: readonly JsonObject[]): readonly ValueModel[] {
  const usual = new Map(toValues(chart));
  const merged = files.reduce(merge, withSubcharts(chart));
  return flatten(merged, []).filter(([path, text]) => usual.get(path) !== text);
}
