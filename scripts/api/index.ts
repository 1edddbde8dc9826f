export { readApi, type Api, type Library } from './read.js';
export { staleFiles, writeFiles } from './files.js';
