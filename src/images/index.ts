export { PULLS_ANNOTATION, announcedImages } from './announced.js';
export { collectImages, type ImageCase } from './collect.js';
export { parseImage } from './reference.js';
export type { ImageReference, ImageUser, UsedImage } from './types.js';
