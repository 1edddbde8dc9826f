export type { PortExpectation } from './matchers/index.js';
export { rememberObjects, type ChartRelease } from './origin.js';
export { matchers } from './register.js';
export { renderAllCases, renderRelease, type ChartCases, type RenderReleaseOptions } from './render.js';
export type { ToolkitMatchers } from './types.js';
