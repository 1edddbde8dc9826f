export { loadChart } from './load.js';
export { renderedPaths } from './values-files.js';
export type { Chart, ChartDependency, ChartMetadata, ValuesFile, ValuesFiles } from './types.js';
