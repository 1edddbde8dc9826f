import type { UsedImage } from '../../../images/index.js';
import { formatTable } from '../../../terminal/index.js';

const userNames = ({ users }: UsedImage): string =>
  users
    .map(({ kind, name, container, role }) => {
      const places = {
        container: '',
        init: ` (init container ${container})`,
        sidecar: ` (sidecar ${container})`,
        volume: ` (volume ${container})`,
        started: ' (pods that it starts)',
      };
      return `${kind}/${name}${places[role]}`;
    })
    .filter((text, index, all) => all.indexOf(text) === index)
    .join('\n');

/** A table of images with the workloads that use each. */
export const formatImages = (images: readonly UsedImage[]): string =>
  images.length === 0
    ? 'These values pull no image.'
    : formatTable(
        ['IMAGE', 'USED BY'],
        images.map((used) => [used.image, userNames(used)]),
      );
