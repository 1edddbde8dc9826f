export { listNames } from './list-names.js';
