import { renderedPaths, type Chart } from '../chart/index.js';
import { indexRelease } from '../manifest/index.js';
import { renderChart, type RenderOptions } from '../render/index.js';
import { success, type Result } from '../result/index.js';
import type { JsonObject, JsonValue } from '../yaml/index.js';
import { environmentOfCase, type Settings } from './settings/index.js';
import type { Elsewhere, RenderedCase } from './types.js';

/** A stack of values files under one name. */
export interface ValuesCase {
  /** `vagrant+moe` */
  readonly name: string;
  /** Paths in merge order. */
  readonly files: readonly string[];
}

/** What {@link renderCases} needs beside the cases. */
export interface RenderCasesOptions {
  readonly chart: Chart;
  readonly settings: Settings;
  readonly helm: RenderOptions['helm'];
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  /** `false` renders each case once only, for invariants of scope `release`. @default true */
  readonly compare?: boolean;
  /** Called with what helm warns of, and with a sentence when the cache cannot be written. */
  readonly onWarning?: (message: string) => void;
}

/** Names that no chart has by itself, short enough for every limit of a name. */
const ELSEWHERE = {
  namespace: 'other-place',
  releaseName: 'other',
  clusterDomain: 'other.test',
  imageRegistry: 'registry.other.test/mirror',
} as const;

const DEFAULT_CASE = 'default';

/**
 * The cases that a chart ships: the defaults alone (unless a file is named `default`), each file in ci/ and each
 * environment, with what its user has to give.
 *
 * @example casesOf(chart).map(({ name }) => name) // ['default', 'minimal', 'vagrant']
 */
export const casesOf = ({ valuesFiles: { ci, environments } }: Chart): readonly ValuesCase[] => [
  ...([...ci, ...environments].some(({ name }) => name === DEFAULT_CASE)
    ? []
    : [{ name: DEFAULT_CASE, files: [] }]),
  ...[...ci, ...environments].map((file) => ({ name: file.name, files: renderedPaths([file]) })),
];

const nested = (path: string, value: string): JsonObject =>
  path.split('.').reduceRight<JsonValue>((tree, key) => ({ [key]: tree }), value) as JsonObject;

const combine = (left: JsonObject, right: JsonObject): JsonObject => {
  const merged: Record<string, JsonValue> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const present = merged[key];
    const isPair = typeof present === 'object' && typeof value === 'object';
    merged[key] = isPair ? combine(present as JsonObject, value as JsonObject) : value;
  }
  return merged;
};

const elsewhereValues = ({ values }: Settings): JsonObject =>
  combine(
    values.imageRegistry === undefined ? {} : nested(values.imageRegistry, ELSEWHERE.imageRegistry),
    values.clusterDomain === undefined ? {} : nested(values.clusterDomain, ELSEWHERE.clusterDomain),
  );

const renderOnce = async (
  { name, files }: ValuesCase,
  { chart, settings, onWarning, ...rest }: Omit<RenderCasesOptions, 'compare'>,
): Promise<Result<RenderedCase>> => {
  const usual = await renderChart({ ...rest, chart, values: files });
  if (!usual.ok) return usual;
  if (onWarning !== undefined) usual.value.warnings.forEach(onWarning);
  const release = indexRelease(usual.value);
  return success({
    name,
    release,
    environment: environmentOfCase(settings, name),
    fixed: release,
    again: release,
    twice: [usual.value.manifest, usual.value.manifest],
    elsewhere: { release, clusterDomain: ELSEWHERE.clusterDomain },
  });
};

const renderInAllWays = async (
  { name, files }: ValuesCase,
  { chart, settings, onWarning, ...rest }: Omit<RenderCasesOptions, 'compare'>,
): Promise<Result<RenderedCase>> => {
  const options: RenderOptions = { ...rest, chart, values: files };
  const fixedValues = settings.values.fixed as JsonObject;
  const hasFixed = Object.keys(fixedValues).length > 0;
  const withFixed: RenderOptions = hasFixed ? { ...options, inlineValues: fixedValues } : options;
  const [usual, fixed, again, other] = await Promise.all([
    renderChart(options),
    renderChart(withFixed),
    renderChart({ ...withFixed, cache: false }),
    renderChart({
      ...options,
      namespace: ELSEWHERE.namespace,
      releaseName: ELSEWHERE.releaseName,
      inlineValues: elsewhereValues(settings),
    }),
  ]);
  if (!usual.ok) return usual;
  if (!fixed.ok) return fixed;
  if (!again.ok) return again;
  if (!other.ok) return other;
  if (onWarning !== undefined) usual.value.warnings.forEach(onWarning);
  const release = indexRelease(usual.value);
  const elsewhere: Elsewhere = {
    release: indexRelease(other.value),
    clusterDomain: ELSEWHERE.clusterDomain,
    ...(settings.values.imageRegistry === undefined ? {} : { imageRegistry: ELSEWHERE.imageRegistry }),
  };
  return success({
    name,
    release,
    environment: environmentOfCase(settings, name),
    fixed: hasFixed ? indexRelease(fixed.value) : release,
    again: indexRelease(again.value),
    twice: [fixed.value.manifest, again.value.manifest],
    elsewhere,
  });
};

/**
 * Renders every case in the ways that the invariants compare: as it is, twice with fixed values, and elsewhere.
 *
 * @returns the cases in their order; the problem of the first one that helm refuses
 * @example
 * const cases = throwIfFailed(await renderCases(casesOf(chart), { chart, settings, helm: 'helm' }));
 * checkCases(cases, { chart, settings }).findings;
 */
export async function renderCases(
  cases: readonly ValuesCase[],
  { compare = true, ...options }: RenderCasesOptions,
): Promise<Result<readonly RenderedCase[]>> {
  const render = compare ? renderInAllWays : renderOnce;
  const results = await Promise.all(cases.map((one) => render(one, options)));
  const rendered: RenderedCase[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    rendered.push(result.value);
  }
  return success(rendered);
}
