import { fileURLToPath } from 'node:url';
import { loadChart, type Chart } from '../../src/chart/index.js';
import { throwIfFailed } from '../../src/result/index.js';

const project = fileURLToPath(new URL('../../', import.meta.url));

export const EGOV_CHART_DIRECTORY = `${project}charts/egov-msa`;

const loaded = new Map<string, Chart>();

const loadOnce = (directory: string): Chart => {
  const chart = loaded.get(directory) ?? throwIfFailed(loadChart(directory));
  loaded.set(directory, chart);
  return chart;
};

/** Our umbrella chart. */
export const egovChart = (): Chart => loadOnce(EGOV_CHART_DIRECTORY);

/** Folder of a chart in test/fixtures/charts. */
export const fixtureDirectory = (name: string): string => `${project}test/fixtures/charts/${name}`;

/** A chart in test/fixtures/charts. */
export const fixtureChart = (name: string): Chart => loadOnce(fixtureDirectory(name));
