import type { ImageReference } from './types.js';

const REFERENCE = /^(?<name>[^@]+?)(?::(?<tag>[^:@/]+))?(?:@(?<digest>.+))?$/;

// A first part without a dot, a port or the name localhost belongs to the repository (docker's rule).
const REGISTRY = /^(?<registry>localhost(?::\d+)?|[^/]*[.:][^/]*)\/(?<repository>.+)$/;

/**
 * Takes an image reference apart.
 *
 * @see https://github.com/distribution/reference/blob/main/normalize.go
 * @example parseImage('registry:5000/egov/admin:1.0').repository // 'egov/admin'
 */
export const parseImage = (image: string): ImageReference => {
  const { name = image, tag, digest } = REFERENCE.exec(image)?.groups ?? {};
  const { registry, repository = name } = REGISTRY.exec(name)?.groups ?? {};
  return { registry, repository, tag, digest };
};
