import {
  KUBERNETES_VERSIONS,
  OBJECT_META,
  customResourceBundle,
  readBundle,
  type SchemaBundle,
} from '../schemas/index.js';
import type { JsonObject } from '../yaml/index.js';
import type { ManifestCase } from './types.js';

/**
 * Gathers the custom resources that charts bring along and those that the caller names.
 *
 * @returns undefined when there are none
 */
export function chartBundle(
  cases: readonly ManifestCase[],
  definitions: readonly JsonObject[],
): SchemaBundle | undefined {
  const rendered = cases.flatMap(({ release }) =>
    release.ofKind('CustomResourceDefinition').map(({ document }) => document),
  );
  if (rendered.length + definitions.length === 0) return undefined;
  const newest = `kubernetes-${KUBERNETES_VERSIONS.at(-1) ?? ''}`;
  const bundle = customResourceBundle([...rendered, ...definitions], {
    definitions: readBundle(newest).definitions,
    name: OBJECT_META,
  });
  return Object.keys(bundle.kinds).length === 0 ? undefined : bundle;
}
