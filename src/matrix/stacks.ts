import { readFileSync } from 'node:fs';
import { renderedPaths, type Chart, type ValuesFile } from '../chart/index.js';
import { isFor, stacksNamed } from '../ministries/index.js';
import type { Stack } from './types.js';

/** First line of an environment that is merged on top of another one. */
const OVERLAY = /^\uFEFF?#+\s*overlay\b/i;

/**
 * Tells whether an environment is an overlay: a file whose first line is a comment that starts with the word
 * Overlay, as in `# Overlay: a service mesh, on top of any environment.`
 *
 * @example isOverlay('# Overlay: production\nreplicaCount: 2') // true
 */
export const isOverlay = (text: string): boolean => OVERLAY.test(text);

const BASE = 'default';

const namesOf = (files: readonly (ValuesFile | undefined)[]): readonly string[] =>
  files.flatMap((file) => file?.name ?? []);

const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>(
    (found, item) => [...found, ...found.map((subset) => [...subset, item])],
    [[]],
  );

/** The environments of a chart, by what they are. */
export interface Environments {
  readonly bases: readonly ValuesFile[];
  readonly overlays: readonly ValuesFile[];
}

/**
 * Reads which environments are overlays.
 *
 * @throws the file system's error when a file cannot be read
 * @example sortEnvironments(chart).overlays.map(({ name }) => name) // ['istio', 'production']
 */
export const sortEnvironments = ({ valuesFiles }: Chart): Environments => {
  const known = valuesFiles.environments.map((file) => ({
    file,
    overlay: isOverlay(readFileSync(file.path, 'utf8')),
  }));
  return {
    bases: known.filter(({ overlay }) => !overlay).map(({ file }) => file),
    overlays: known.filter(({ overlay }) => overlay).map(({ file }) => file),
  };
};

/** A ministry's file with the stacks that it is for; all when it names none. */
export interface MinistryFile extends ValuesFile {
  readonly stacks?: readonly (readonly string[])[] | undefined;
}

/**
 * Reads which stacks each ministry is for.
 *
 * @throws the file system's error when a file cannot be read
 * @example ministryFiles(chart).map(({ name, stacks }) => `${name} ${stacks?.length}`)
 */
export const ministryFiles = ({ valuesFiles }: Chart): readonly MinistryFile[] =>
  valuesFiles.ministries.map((file) => ({ ...file, stacks: stacksNamed(readFileSync(file.path, 'utf8')) }));

/**
 * Lists every stack of the values files: each environment, and none, under each set of overlays and each ministry
 * that is for it, and none. With an environment comes what its user has to give.
 *
 * @param environments - see {@link sortEnvironments}
 * @example planStacks(sortEnvironments(chart), ministryFiles(chart)).map(({ name }) => name)
 */
export const planStacks = (
  { bases, overlays }: Environments,
  ministries: readonly MinistryFile[],
): readonly Stack[] =>
  [undefined, ...bases].flatMap((base) =>
    subsets(overlays).flatMap((chosen) =>
      [undefined, ...ministries.filter(({ stacks }) => isFor(stacks, namesOf([base, ...chosen])))].map(
        (ministry): Stack => {
          const files = [base, ...chosen, ministry].filter((file) => file !== undefined);
          return {
            name: files.length === 0 ? BASE : files.map(({ name }) => name).join('+'),
            environment: base?.name ?? BASE,
            overlays: chosen.map(({ name }) => name),
            ministry: ministry?.name,
            files: renderedPaths(files),
          };
        },
      ),
    ),
  );
