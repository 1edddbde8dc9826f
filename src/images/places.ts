import type { UsedImage } from './types.js';

/**
 * Names each place in which an image is used, the same for another image in the same place.
 *
 * @example placesOf(used) // ['default/Deployment/egov-web/web']
 */
export const placesOf = ({ users }: UsedImage): readonly string[] =>
  users.flatMap(({ kind, name, container, cases }) =>
    cases.map((caseName) => [caseName, kind, name, container].join('/')),
  );
