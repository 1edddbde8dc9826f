export { compareDocuments } from './documents.js';
export { countDiff, formatDiff, formatField, type DiffCounts } from './format.js';
export { isNoise, withoutNoise } from './noise.js';
export { formatDiffPath } from './path.js';
export { compareReleases } from './releases.js';
export { HIDDEN, withoutSecrets } from './secrets.js';
export {
  openSide,
  parseSide,
  type DiffSide,
  type ParsedSide,
  type Repository,
  type SideOptions,
} from './sides/index.js';
export type { DiffOptions, DiffPath, FieldChange, ObjectChange, ReleaseDiff } from './types.js';
