import { indexRelease, parseManifests, type Release } from '../../src/manifest/index.js';

/**
 * A release of these documents, all from the template `a/templates/b.yaml`.
 *
 * @example releaseOf({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } })
 */
export const releaseOf = (...documents: readonly object[]): Release =>
  releaseFrom('a/templates/b.yaml', ...documents);

/** The same from another template. */
export const releaseFrom = (template: string, ...documents: readonly object[]): Release =>
  indexRelease({
    parsed: parseManifests(
      documents.map((document) => `---\n# Source: ${template}\n${JSON.stringify(document)}\n`).join(''),
    ),
    namespace: 'egov',
    releaseName: 'egov',
  });
