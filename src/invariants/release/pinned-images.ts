import { imagesOf, partsOf } from '../support/images.js';
import { nameOf } from '../support/index.js';
import type { ReleaseInvariant } from '../types.js';

const faultOf = (image: string): string | undefined => {
  const { tag, digest } = partsOf(image);
  if (image === '') return 'no image';
  if (digest !== undefined) return undefined;
  if (tag === undefined) return `image ${image}, which has no tag`;
  return tag === 'latest' ? `image ${image}, which is another one tomorrow` : undefined;
};

/** Every image has a digest, or a tag other than `latest`. */
export const pinnedImages: ReleaseInvariant = {
  rule: 'pinned-images',
  scope: 'release',
  title: 'Every image has a fixed tag or a digest',
  why: 'With latest, two pods of one Deployment may run different programs and a rollback changes nothing.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  inspect: (release) =>
    imagesOf(release).flatMap(({ object, path, image }) => {
      const fault = faultOf(image);
      if (fault === undefined) return [];
      return [
        {
          object,
          path,
          subject: image,
          message: `${nameOf(object)} runs ${fault}.`,
          hint: 'Give a fixed tag or a digest.',
        },
      ];
    }),
};
