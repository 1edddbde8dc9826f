import { podSpecOf, type Container, type ManifestObject, type Release } from '../manifest/index.js';
import { isJsonObject, type JsonObject } from '../yaml/index.js';
import { announcedImages } from './announced.js';
import { parseImage } from './reference.js';
import type { ImageUser, UsedImage } from './types.js';

/** A release under the name of its values. */
export interface ImageCase {
  readonly name: string;
  readonly release: Release;
}

interface Use {
  readonly image: string;
  readonly container: string;
  readonly role: ImageUser['role'];
}

const ofContainer =
  (role: ImageUser['role']) =>
  ({ name, image, restartPolicy }: Container): readonly Use[] =>
    image === undefined
      ? []
      : [{ image, container: name, role: role === 'init' && restartPolicy === 'Always' ? 'sidecar' : role }];

const ofVolume = (volume: JsonObject): readonly Use[] => {
  const { name, image } = volume;
  const reference = isJsonObject(image) ? image['reference'] : undefined;
  if (typeof name !== 'string' || typeof reference !== 'string') return [];
  return [{ image: reference, container: name, role: 'volume' }];
};

/** The pods are not known, so the last part of the repository stands for their container. */
const startedUse = (image: string): Use => ({
  image,
  container: parseImage(image).repository.split('/').at(-1) ?? '',
  role: 'started',
});

const usesOf = (object: ManifestObject): readonly Use[] => {
  const spec = podSpecOf(object);
  return [
    ...announcedImages(object).map(startedUse),
    ...(spec?.initContainers ?? []).flatMap(ofContainer('init')),
    ...(spec?.containers ?? []).flatMap(ofContainer('container')),
    ...((spec?.volumes ?? []) as unknown as readonly JsonObject[]).flatMap(ofVolume),
  ];
};

/**
 * Gathers every image that releases pull, those of init containers, image volumes and announced pods too.
 *
 * @param cases - one or several renders of a chart
 * @returns each image once with what uses it, sorted by image
 * @example collectImages([{ name: 'default', release }]).map(({ image }) => image)
 */
export function collectImages(cases: readonly ImageCase[]): readonly UsedImage[] {
  const found = new Map<string, Map<string, ImageUser>>();
  for (const { name: caseName, release } of cases) {
    for (const object of release.objects) {
      for (const { image, container, role } of usesOf(object)) {
        const users = found.get(image) ?? new Map<string, ImageUser>();
        const { kind, metadata } = object;
        const key = [kind, metadata.name, container].join('/');
        const names = users.get(key)?.cases ?? [];
        const cases = names.includes(caseName) ? names : [...names, caseName];
        found.set(image, users.set(key, { kind, name: metadata.name, container, role, cases }));
      }
    }
  }
  return [...found]
    .map(([image, users]) => ({ image, ...parseImage(image), users: [...users.values()] }))
    .sort((left, right) => (left.image < right.image ? -1 : 1));
}
