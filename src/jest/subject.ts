import type { Chart } from '../chart/index.js';
import type { ManifestObject, Release } from '../manifest/index.js';
import type { ChartRelease } from './origin.js';
import type { ChartCases } from './render.js';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Narrows what `expect` was given to one object of a release. */
export const isObject = (value: unknown): value is ManifestObject =>
  isRecord(value) && 'document' in value && 'kind' in value && 'metadata' in value;

/** Narrows to a release. */
export const isRelease = (value: unknown): value is Release =>
  isRecord(value) && Array.isArray(value['objects']) && typeof value['find'] === 'function';

/** Narrows to a release of `renderRelease`. */
export const isChartRelease = (value: unknown): value is ChartRelease =>
  isRelease(value) && 'chart' in value && 'settings' in value;

/** Narrows to a loaded chart. */
export const isChart = (value: unknown): value is Chart =>
  isRecord(value) && 'directory' in value && 'subcharts' in value;

/** Narrows to the cases of `renderAllCases`. */
export const isChartCases = (value: unknown): value is ChartCases =>
  isRecord(value) && Array.isArray(value['cases']) && 'settings' in value;

/**
 * Names what `expect` was given, as failures do.
 *
 * @example describeSubject(deployment) // 'Deployment/egov-portal'
 */
export const describeSubject = (value: unknown): string => {
  if (isObject(value)) return `${value.kind}/${value.metadata.name}`;
  if (isRelease(value)) return `release ${value.name}${isChartRelease(value) ? ` of ${value.values}` : ''}`;
  if (isChart(value)) return `chart ${value.metadata.name}`;
  if (isChartCases(value)) return `all cases of ${value.chart.metadata.name}`;
  if (Array.isArray(value)) return value.map(describeSubject).join(', ');
  return String(value);
};
