export { lintChart } from './lint-chart.js';
export { buildDependencies } from './dependencies.js';
