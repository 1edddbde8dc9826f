export { fits } from './glob.js';
export { objectAt, objectsAt, textAt, textsAt, textsOf, valueAt } from './json.js';
export {
  isLasting,
  nameOf,
  namespaceOf,
  placedContainersOf,
  podMetadataPathOf,
  podPathOf,
  type PlacedContainer,
} from './pods.js';
