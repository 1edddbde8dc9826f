import type { Release } from '../../manifest/index.js';
import { imagesOf } from '../support/images.js';
import { nameOf } from '../support/index.js';
import { usualFormOf } from './counterpart.js';
import type { CasesInvariant, RenderedCase, Violation } from '../types.js';

const unprefixed = (rendered: RenderedCase, release: Release, prefix: string): readonly Violation[] => {
  const start = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return imagesOf(release)
    .filter(({ image }) => !image.startsWith(start))
    .map(({ object, path, image }) => ({
      object: usualFormOf(object, rendered),
      values: rendered.name,
      path,
      subject: image,
      message: `${nameOf(usualFormOf(object, rendered))} pulls ${image}, although the images come from ${prefix}.`,
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
    cases.flatMap((rendered) => {
      const { release, elsewhere, environment } = rendered;
      return [
        ...(elsewhere.imageRegistry === undefined
          ? []
          : unprefixed(rendered, elsewhere.release, elsewhere.imageRegistry)),
        ...(environment.imageRegistry === undefined
          ? []
          : unprefixed(rendered, release, environment.imageRegistry)),
      ];
    }),
};
