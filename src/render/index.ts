export { describeHelmFailure } from './failure.js';
export { helmVersion } from './helm.js';
export { refusedRender } from './refused.js';
export { renderChart } from './render.js';
export { DEFAULT_KUBE_VERSION, DEFAULT_NAMESPACE, DEFAULT_RELEASE_NAME } from './request.js';
export type { HelmProgram, Rendered, RenderOptions } from './types.js';
