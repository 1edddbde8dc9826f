export { createProgress, silentProgress, type Progress, type Step } from './progress.js';
export { formatProblem } from './problem.js';
export { formatTable } from './table.js';
