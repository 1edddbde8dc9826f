import { PULLS_ANNOTATION, announcedImages } from '../../images/index.js';
import { podSpecOf, workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { objectAt, objectsAt, textAt } from './json.js';
import { placedContainersOf, podPathOf } from './pods.js';

/** An image that a release pulls. */
export interface PlacedImage {
  readonly object: ManifestObject;
  readonly path: string;
  readonly image: string;
}

/** The parts of an image reference. */
export interface ImageParts {
  /** Registry and repository. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

const REFERENCE = /^(?<name>(?:[^/@]+\/)*[^/:@]+)(?::(?<tag>[^@/]+))?(?:@(?<digest>.+))?$/;

/**
 * Takes an image reference apart. The colon of a registry's port is no tag.
 *
 * @see https://github.com/distribution/reference/blob/main/reference.go
 * @example partsOf('registry:5000/egov/admin') // { name: 'registry:5000/egov/admin' }
 */
export function partsOf(image: string): ImageParts {
  const { name = image, tag, digest } = REFERENCE.exec(image)?.groups ?? {};
  return { name, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/**
 * Every image of a release: of containers, of image volumes, and those that an object announces.
 *
 * @example imagesOf(release).map(({ image }) => image)
 */
export const imagesOf = (release: Release): readonly PlacedImage[] => [
  ...release.objects.flatMap((object) =>
    announcedImages(object).map((image) => ({
      object,
      path: `metadata.annotations['${PULLS_ANNOTATION}']`,
      image,
    })),
  ),
  ...workloadsOf(release).flatMap((object) => [
    ...placedContainersOf(object).map(({ container, path }) => ({
      object,
      path: `${path}.image`,
      image: container.image ?? '',
    })),
    ...objectsAt(podSpecOf(object), 'volumes').flatMap((volume, index) => {
      const image = textAt(objectAt(volume, 'image'), 'reference');
      return image === undefined
        ? []
        : [{ object, path: `${podPathOf(object)}.volumes[${index}].image.reference`, image }];
    }),
  ]),
];
