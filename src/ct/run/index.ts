export { listChanged } from './list-changed.js';
export { runCharts, type RunCommand, type RunRequest } from './run-charts.js';
export type { Io } from './io.js';
