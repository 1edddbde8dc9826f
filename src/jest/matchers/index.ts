export { toHaveEnvironment, toHaveImage } from './containers.js';
export { toMatchGolden } from './golden.js';
export { toPass, toResolveReferences } from './invariant.js';
export { toExposePort, type PortExpectation } from './port.js';
export { toUseStorageClass } from './storage.js';
export { toAllowTraffic } from './traffic.js';
export { toBeValidManifest } from './valid.js';
