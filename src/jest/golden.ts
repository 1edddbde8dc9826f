import { createHash } from 'node:crypto';
import { dump } from 'js-yaml';
import { withoutNoise, withoutSecrets } from '../diff/index.js';
import { indexRelease, parseManifests, type ManifestObject, type Release } from '../manifest/index.js';
import { isJsonObject, kubernetesSchema, type JsonObject, type JsonValue } from '../yaml/index.js';

/** Longer texts, such as scripts and dashboards, are kept as a hash, so that a golden can be read in a review. */
const LONGEST_TEXT = 1_000;

const shorten = (value: JsonValue): JsonValue => {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    const hash = createHash('sha256').update(value).digest('hex').slice(0, 16);
    return `(${String(value.split('\n').length)} lines, sha256 ${hash})`;
  }
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(shorten);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shorten(child)]));
};

const keyOf = ({ kind, metadata }: ManifestObject): string =>
  `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;

const text = ({ document, source }: ManifestObject): string => {
  const kept = shorten(withoutSecrets(withoutNoise(document as JsonObject)));
  const yaml = dump(kept, { schema: kubernetesSchema, sortKeys: true, lineWidth: -1, noRefs: true });
  return `---\n# Source: ${source}\n${yaml}`;
};

/**
 * Writes objects as a golden file: sorted, without chart versions, checksums and values of Secrets.
 *
 * @returns a stream of manifests
 * @example writeFileSync('vagrant.yaml', formatGolden(release.objects));
 */
export const formatGolden = (objects: readonly ManifestObject[]): string =>
  [...objects]
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
    .map(text)
    .join('');

/**
 * Reads a golden file.
 *
 * @param release - whose namespace objects without one are in
 * @example parseGolden(readFileSync('vagrant.yaml', 'utf8'), release).objects.length
 */
export const parseGolden = (content: string, release?: Pick<Release, 'name' | 'namespace'>): Release =>
  indexRelease({
    parsed: parseManifests(content),
    namespace: release?.namespace ?? '',
    releaseName: release?.name ?? '',
  });
