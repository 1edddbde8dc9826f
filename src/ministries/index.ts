export { PLACEHOLDERS, ministryValues } from './answers.js';
export { composeMinistry } from './compose.js';
export { hostsOf, sameDomains, sameNames, type Collision } from './domains.js';
export { givenObjects, type GivenObject } from './external.js';
export { isMinistryName } from './name.js';
export { readMinistry } from './read.js';
export { isFor, stacksNamed } from './stacks.js';
export type { Ministry, MinistryAnswers, Shape } from './types.js';
