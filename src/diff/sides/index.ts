export { openSide, type DiffSide, type SideOptions } from './open.js';
export { parseSide, type ParsedSide } from './parse.js';
export { type Repository } from './repository.js';
