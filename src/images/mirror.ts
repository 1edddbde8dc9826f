import { failure, problem, success, type Result } from '../result/index.js';
import { parseImage } from './reference.js';
import type { ImageLock } from './lock.js';
import { placesOf } from './places.js';
import type { UsedImage } from './types.js';

/** An image and the place that it is copied to. */
export interface ImageCopy {
  readonly source: string;
  readonly target: string;
}

/** Programs that copy an image from registry to registry, all its platforms, without changing its digest. */
export const COPY_TOOLS = ['crane', 'skopeo', 'docker'] as const;

export type CopyTool = (typeof COPY_TOOLS)[number];

/** What a shell takes as it is. */
const PLAIN = /^[\w.:/@+-]+$/;

/**
 * Pairs what a release pulls with what it pulls when its images come from another registry.
 *
 * @param sources - images of the release
 * @param targets - images of the same release with the other registry
 * @returns a failure when an image does not move, or when two would become one
 * @example planCopies(collectImages(cases), collectImages(movedCases))
 */
export const planCopies = (
  sources: readonly UsedImage[],
  targets: readonly UsedImage[],
): Result<readonly ImageCopy[]> => {
  const owners = new Map(targets.flatMap((target) => placesOf(target).map((place) => [place, target.image])));
  const copies: ImageCopy[] = [];
  for (const source of sources) {
    const [place = ''] = placesOf(source);
    const target = owners.get(place) ?? source.image;
    if (target === source.image) {
      const message = `${source.users[0]?.kind ?? ''} ${source.users[0]?.name ?? ''} pulls ${source.image} whatever the registry of the values is.`;
      return failure(
        problem('chart', message, 'Put the registry before its repository, as before every other.'),
      );
    }
    const other = copies.find((copy) => copy.target === target);
    if (other !== undefined) {
      const message = `${other.source} and ${source.image} would both become ${target}.`;
      return failure(problem('input', message, 'Give one of them another repository or tag in the values.'));
    }
    const odd = [source.image, target].find((text) => !PLAIN.test(text));
    if (odd !== undefined) {
      return failure(problem('input', `"${odd}" is no image reference.`, 'Correct the values that name it.'));
    }
    copies.push({ source: source.image, target });
  }
  return success(copies);
};

const withoutTag = (image: string): string => {
  const { registry, repository } = parseImage(image);
  return registry === undefined ? repository : `${registry}/${repository}`;
};

/** A digest names what is copied, whatever the tag has become in the meantime. */
const exactSource = (source: string, lock: ImageLock | undefined): string => {
  const digest = parseImage(source).digest ?? lock?.images[source];
  return digest === undefined ? source : `${withoutTag(source)}@${digest}`;
};

/** Docker names what it writes by a tag alone; the manifest keeps its digest below any. */
const tagged = (target: string): string => {
  const { tag, digest } = parseImage(target);
  return digest === undefined || tag !== undefined
    ? target
    : `${withoutTag(target)}:${digest.replace(':', '-')}`;
};

/**
 * Writes the command that makes a copy.
 *
 * @param lock - names the source by its digest
 * @see https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_copy.md
 * @see https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md
 * @see https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/
 * @example copyCommand({ source: 'docker.io/a/b:1', target: 'registry.example/a/b:1' }, 'crane')
 */
export const copyCommand = ({ source, target }: ImageCopy, tool: CopyTool, lock?: ImageLock): string => {
  const from = exactSource(source, lock);
  switch (tool) {
    case 'crane':
      return `crane copy ${from} ${target}`;
    case 'skopeo':
      return `skopeo copy --all --preserve-digests docker://${from} docker://${target}`;
    case 'docker':
      return `docker buildx imagetools create --prefer-index=false --tag ${tagged(target)} ${from}`;
  }
};
