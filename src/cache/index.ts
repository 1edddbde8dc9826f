export { cacheRoot } from './root.js';
