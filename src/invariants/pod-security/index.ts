export { CONTROLS } from './controls.js';
export { securedPod } from './pod.js';
export { podSecurity } from './restricted.js';
export type { Breach, Control, SecuredContainer, SecuredPod } from './types.js';
