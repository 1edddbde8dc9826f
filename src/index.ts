export { cacheRoot } from './cache/index.js';
export * from './chart/index.js';
export * from './manifest/index.js';
export * from './render/index.js';
export * from './result/index.js';
