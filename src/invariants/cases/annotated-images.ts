import { parseImage } from '../../images/index.js';
import { isJsonObject, parseYamlDocument } from '../../yaml/index.js';
import { imagesOf } from '../support/images.js';
import { nameOf, textAt } from '../support/index.js';
import type { CasesInvariant, RenderedCase, Violation } from '../types.js';

const ANNOTATION = 'artifacthub.io/images';
const PATH = `annotations['${ANNOTATION}']`;

const listed = (annotation: string): readonly string[] | undefined => {
  const parsed = parseYamlDocument(annotation);
  if (!('value' in parsed) || !Array.isArray(parsed.value)) return undefined;
  return parsed.value.filter(isJsonObject).map((entry) => textAt(entry, 'image') ?? '');
};

/** The reference below a registry; of an image with a digest the repository alone, since the list names tags. */
const belowRegistry = (image: string): string => {
  const { repository, tag, digest } = parseImage(image);
  return digest === undefined ? `${repository}:${tag ?? ''}` : repository;
};

/**
 * What a case runs below the one registry that its values name; nothing when some image is listed as it is. The render
 * with another registry tells which part of a reference that registry is.
 */
const runBelowRegistry = (
  { release, elsewhere: { release: other, imageRegistry } }: RenderedCase,
  known: readonly string[],
): readonly string[] =>
  imageRegistry === undefined || imagesOf(release).some(({ image }) => known.includes(image))
    ? []
    : imagesOf(other)
        .filter(({ image }) => image.startsWith(`${imageRegistry}/`))
        .map(({ image }) => belowRegistry(image.slice(imageRegistry.length + 1)));

const isMoved = (image: string, listedImage: string, moved: readonly string[]): boolean =>
  [belowRegistry(listedImage), parseImage(listedImage).repository].some(
    (path) => moved.includes(path) && belowRegistry(image).endsWith(`/${path}`),
  );

const unlisted = (cases: readonly RenderedCase[], known: readonly string[]): readonly Violation[] => {
  const reported = new Set(known);
  return cases.flatMap((rendered) => {
    const { name: values, release } = rendered;
    const moved = runBelowRegistry(rendered, known);
    return imagesOf(release).flatMap(({ object, path, image }): Violation[] => {
      if (reported.has(image)) return [];
      reported.add(image);
      if (known.some((one) => isMoved(image, one, moved))) return [];
      return [
        {
          object,
          values,
          path,
          subject: image,
          message: `${nameOf(object)} runs ${image}, which ${ANNOTATION} does not list.`,
          hint: 'Add it to that annotation in Chart.yaml.',
        },
      ];
    });
  });
};

/** The images that the chart's page on Artifact Hub lists, and has scanned, are those that the cases run. */
export const annotatedImages: CasesInvariant = {
  rule: 'annotated-images',
  scope: 'cases',
  needsEveryCase: true,
  title: 'The annotation artifacthub.io/images lists the images that the cases run',
  why: 'Mirrors and scanners of closed networks take the list for complete.',
  source: 'https://artifacthub.io/docs/topics/annotations/helm/',
  inspect: (cases, { chart }) => {
    const template = `${chart.metadata.name}/Chart.yaml`;
    const annotation = chart.metadata.annotations[ANNOTATION];
    const images = listed(annotation ?? '');
    const problem = (subject: string, message: string, hint: string): Violation => ({
      template,
      path: PATH,
      subject,
      message,
      hint,
    });
    const run = new Set(cases.flatMap(({ release }) => imagesOf(release).map(({ image }) => image)));
    // A chart without containers has nothing to list.
    if (annotation === undefined && run.size === 0) return [];
    if (images === undefined) {
      const what = annotation === undefined ? 'There is no' : 'Not a list of name and image:';
      return [
        problem('', `${what} annotation ${ANNOTATION}.`, 'List the name and image of every container in it.'),
      ];
    }
    const moved = cases.flatMap((rendered) => runBelowRegistry(rendered, images));
    return [
      ...images
        .filter((image) => !run.has(image) && !moved.includes(belowRegistry(image)))
        .map((image) =>
          problem(
            image,
            `${ANNOTATION} lists ${image}, which no case runs.`,
            'Remove it, or correct its tag.',
          ),
        ),
      ...unlisted(cases, images),
    ];
  },
};
