import { indexRelease, parseManifests, type Release } from '../../src/manifest/index.js';

/** A release of objects that a test writes down, as if helm had rendered them from `tiny/templates/<name>.yaml`. */
export const releaseOf = (...objects: readonly Readonly<Record<string, unknown>>[]): Release =>
  releaseOfText(
    objects
      .map((object) => `---\n# Source: tiny/templates/object.yaml\n${JSON.stringify(object)}\n`)
      .join(''),
  );

/** A release of a stream as helm writes it. */
export const releaseOfText = (text: string): Release =>
  indexRelease({ parsed: parseManifests(text), namespace: 'edu', releaseName: 'egov' });
