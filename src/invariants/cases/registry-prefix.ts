import type { Release } from '../../manifest/index.js';
import { imagesOf } from '../support/images.js';
import { nameOf } from '../support/index.js';
import type { CasesInvariant, Violation } from '../types.js';

const unprefixed = (release: Release, values: string, prefix: string): readonly Violation[] => {
  const start = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return imagesOf(release)
    .filter(({ image }) => !image.startsWith(start))
    .map(({ object, path, image }) => ({
      object,
      values,
      path,
      subject: image,
      message: `${nameOf(object)} pulls ${image}, although the images come from ${prefix}.`,
      hint: 'Build the reference with the helper that puts the registry before every repository.',
    }));
};

/**
 * Rendered with a registry prefix, every image starts with it: init containers, jobs and tests too. The settings name
 * the value of the prefix (`values.imageRegistry`); an environment may expect one of its own.
 */
export const registryPrefix: CasesInvariant = {
  rule: 'registry-prefix',
  scope: 'cases',
  title: 'Every image comes from the registry that the values name',
  why: 'A closed network reaches its own registry only, and one image from elsewhere stops the installation.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  inspect: (cases) =>
    cases.flatMap(({ name, release, elsewhere, environment }) => [
      ...(elsewhere.imageRegistry === undefined
        ? []
        : unprefixed(elsewhere.release, name, elsewhere.imageRegistry)),
      ...(environment.imageRegistry === undefined
        ? []
        : unprefixed(release, name, environment.imageRegistry)),
    ]),
};
