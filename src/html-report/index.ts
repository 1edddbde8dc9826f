export { readPageParts, toScriptData, writePage, type PageParts } from './page.js';
export { buildReport, type ReportInput, type StackInput } from './report.js';
export type { EnvironmentInput } from './tables/environments.js';
export type * from './types.js';
