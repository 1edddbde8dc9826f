export { formatQuantity } from './format.js';
export { parseQuantity } from './parse.js';
