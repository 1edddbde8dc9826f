export { countExceptions } from './exceptions.js';
export { findCharts } from './find.js';
export { testCommand } from './package-json.js';
export { CT_FILE, JEST_FILE, PACKAGE, SETTINGS, WORKFLOW, planInit, testFile } from './plan.js';
export type { ChartFacts, InitFile, RepositoryFacts } from './types.js';
export { writeInit } from './write.js';
