import type { Chart } from '../../src/chart/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/yaml/index.js';

/**
 * Merges values over others as Helm does: mappings key by key, everything else whole, and null takes a key away. A null
 * that has nothing to take away stays.
 *
 * @param over - what wins
 */
export const coalesce = (base: JsonObject, over: JsonObject): JsonObject => {
  const merged: Record<string, JsonValue> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const present = merged[key];
    if (value === null && present !== undefined) Reflect.deleteProperty(merged, key);
    else if (isJsonObject(value))
      merged[key] = coalesce(present !== undefined && isJsonObject(present) ? present : {}, value);
    else merged[key] = value;
  }
  return merged;
};

/** The applications below an umbrella; a library has no values. */
export const subchartsOf = (chart: Chart): readonly Chart[] =>
  chart.subcharts.filter(({ metadata }) => metadata.type === 'application');

/** Whether Helm takes a subchart along: its condition is one key, `NAME.enabled`, and counts when it is a boolean. */
export const isEnabled = (values: JsonObject, name: string): boolean => {
  const own = values[name];
  return own === undefined || !isJsonObject(own) || own['enabled'] !== false;
};

/** Helm's coalesceGlobals: the umbrella's mappings come before the subchart's, which keeps what is no mapping. */
const filledGlobal = (umbrella: JsonValue | undefined, own: JsonValue | undefined): JsonValue => {
  if (own !== undefined && !isJsonObject(own)) return own;
  const filled: Record<string, JsonValue> = { ...own };
  for (const [key, value] of Object.entries(
    umbrella !== undefined && isJsonObject(umbrella) ? umbrella : {},
  )) {
    const present = filled[key];
    const isTable = present !== undefined && isJsonObject(present);
    if (!isJsonObject(value)) filled[key] = isTable ? present : value;
    else if (present === undefined) filled[key] = value;
    else if (isTable) filled[key] = coalesce(present, value);
  }
  return filled;
};

/** Below `global` Helm takes a default away from the first two levels only: what lies deeper comes back. */
const LEVELS_OF_GLOBAL = 2;

const restored = (merged: JsonObject, defaults: JsonObject, level = 1): JsonObject => {
  const kept = Object.entries(merged).map(([key, value]): [string, JsonValue] => {
    const before = defaults[key];
    const areTables = isJsonObject(value) && before !== undefined && isJsonObject(before);
    return [key, areTables ? restored(value, before, level + 1) : value];
  });
  const lost = Object.entries(defaults).filter(([key]) => merged[key] === undefined);
  return Object.fromEntries([...kept, ...(level > LEVELS_OF_GLOBAL ? lost : [])]);
};

const withGlobalDefaults = (values: JsonObject, defaults: JsonObject): JsonObject => {
  const [merged, before] = [values['global'], defaults['global']];
  if (merged === undefined || !isJsonObject(merged) || before === undefined || !isJsonObject(before))
    return values;
  return { ...values, global: restored(merged, before) };
};

/**
 * The values that the templates of a chart and of its enabled subcharts see for a values file.
 *
 * @returns the umbrella's own values, with those of each enabled subchart below its name, `global` among them
 */
export function effectiveValues(chart: Chart, file: JsonObject): JsonObject {
  const values = withGlobalDefaults(coalesce(chart.values, file), chart.values);
  const below = subchartsOf(chart).flatMap((subchart): [string, JsonValue][] => {
    const { name } = subchart.metadata;
    const own = values[name] ?? {};
    if (!isEnabled(values, name) || !isJsonObject(own)) return [];
    // What the umbrella's files take away with null stays away from the subchart's defaults.
    const parts = file[name] === null ? [] : [chart.values[name], file[name]];
    const given = parts.filter((part): part is JsonObject => part !== undefined && isJsonObject(part));
    const merged = given.reduce<JsonObject>(coalesce, subchart.values);
    return [[name, { ...merged, global: filledGlobal(values['global'], merged['global']) }]];
  });
  return { ...values, ...Object.fromEntries(below) };
}
