import type { Chart } from '../../chart/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../yaml/index.js';
import { objectAt, objectsAt, textAt } from '../support/index.js';
import type { ValuesPath } from './usage.js';

const merge = (left: JsonObject, right: JsonObject): JsonObject => {
  const merged: Record<string, JsonValue> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const present = merged[key];
    merged[key] = isJsonObject(present) && isJsonObject(value) ? merge(present, value) : value;
  }
  return merged;
};

const withPath = (tree: JsonObject, path: ValuesPath): JsonObject => {
  const nested = path.reduceRight<JsonValue>((value, key) => ({ [key]: value }), true);
  return isJsonObject(nested) ? merge(nested, tree) : tree;
};

/**
 * All keys that a chart knows: its own, those of its subcharts below their names, every chart's globals, and the
 * conditions and tags that Helm reads.
 *
 * @example knownValues(chart)['mysql']
 */
export function knownValues(chart: Chart): JsonObject {
  const { dependencies } = chart.metadata;
  let tree: JsonObject = {};
  for (const subchart of chart.subcharts) {
    const known = knownValues(subchart);
    const aliases = dependencies.flatMap(({ name, alias }) =>
      name === subchart.metadata.name && alias !== undefined ? [alias] : [],
    );
    for (const name of [subchart.metadata.name, ...aliases]) tree = merge(tree, { [name]: known });
    if (isJsonObject(known['global'])) tree = merge(tree, { global: known['global'] });
  }
  for (const { condition = '' } of dependencies) {
    for (const path of condition.split(',').filter((text) => text.trim() !== ''))
      tree = withPath(tree, path.trim().split('.'));
  }
  return merge({ ...tree, tags: {} }, chart.values);
}

const resolve = (root: JsonObject, node: JsonObject): JsonObject => {
  const reference = textAt(node, '$ref');
  return reference?.startsWith('#/') === true
    ? objectAt(
        root,
        ...reference
          .slice(2)
          .split('/')
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
      )
    : node;
};

/**
 * What a schema says of one more key at a path.
 *
 * @returns undefined when it leaves that open, or says nothing of the path
 * @example schemaAllows(chart.schema, ['image'], 'tga') // false
 */
export function schemaAllows(
  schema: JsonObject | undefined,
  path: ValuesPath,
  key: string,
): boolean | undefined {
  if (schema === undefined) return undefined;
  let nodes: readonly JsonObject[] = [schema];
  for (const step of [...path, key]) {
    const parts = nodes
      .map((node) => resolve(schema, node))
      .flatMap((node) => [node, ...objectsAt(node, 'allOf').map((part) => resolve(schema, part))]);
    const named = parts.flatMap((part) => objectAt(part, 'properties')[step] ?? []).filter(isJsonObject);
    const others = parts.map((part) => part['additionalProperties']);
    if (named.length > 0) nodes = named;
    else if (others.some(isJsonObject)) nodes = others.filter(isJsonObject);
    else if (parts.some((part) => part['patternProperties'] !== undefined)) return true;
    else return others.includes(false) ? false : others.includes(true) ? true : undefined;
  }
  return true;
}
