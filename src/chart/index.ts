export { loadChart } from './load.js';
export type { Chart, ChartDependency, ChartMetadata, ValuesFile, ValuesFiles } from './types.js';
