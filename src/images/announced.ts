import type { ManifestObject } from '../manifest/index.js';

/**
 * Annotation of an object from which a program starts pods of its own, such as the configuration of a build server: the
 * images that they pull, with commas between. Without it no look at the manifests finds them.
 */
export const PULLS_ANNOTATION = 'egov-msa.io/pulls';

/**
 * Lists the images that an object announces.
 *
 * @example announcedImages(configMap) // ['docker.io/jenkins/inbound-agent:1']
 */
export const announcedImages = ({ metadata }: ManifestObject): readonly string[] =>
  (metadata.annotations[PULLS_ANNOTATION] ?? '')
    .split(',')
    .map((image) => image.trim())
    .filter((image) => image !== '');
