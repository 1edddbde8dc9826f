export { colours, wantsColours, type ColourSetting } from './colours.js';
export { progressBar } from './bar.js';
export { createProgress, silentProgress, type Counter, type Progress, type Step } from './progress.js';
export { formatProblem } from './problem.js';
export { formatTable } from './table.js';
