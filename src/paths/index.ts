export { relativePath } from './relative-path.js';
