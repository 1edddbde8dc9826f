export { findChangedCharts, type ChangedCharts } from './changed.js';
export { describeChart, readChart, type CtChart, type CtChartYaml } from './chart.js';
export { dependantsOf, fileDependencies } from './dependants.js';
export { listAllCharts } from './list.js';
export { compareVersions, explainBreakingChange } from './version.js';
