export { PULLS_ANNOTATION, announcedImages } from './announced.js';
export { collectImages, type ImageCase } from './collect.js';
export { formatLock, parseLock, type ImageLock } from './lock.js';
export { COPY_TOOLS, copyCommand, planCopies, type CopyTool, type ImageCopy } from './mirror.js';
export { digestPaths, pinValues, probeValues, type DigestPath, type Pins } from './pin.js';
export { placesOf } from './places.js';
export { parseImage } from './reference.js';
export { readAccounts, resolveDigest, type RegistryAccount, type RegistryOptions } from './registry/index.js';
export type { ImageReference, ImageUser, UsedImage } from './types.js';
