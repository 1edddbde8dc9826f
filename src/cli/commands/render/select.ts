import { parseManifests, splitStream, type SourcedDocument } from '../../../manifest/index.js';
import { failure, problem, success, type Result } from '../../../result/index.js';
import { closestName } from '../../../suggestions/index.js';
import { isJsonObject } from '../../../yaml/index.js';

/** A document of the render: its text as helm wrote it, and the objects in it. */
export interface RenderedText {
  readonly text: string;
  readonly documents: readonly SourcedDocument[];
}

const nameOf = ({ document }: SourcedDocument): string => {
  const metadata = document['metadata'];
  const name = isJsonObject(metadata) ? metadata['name'] : undefined;
  return typeof name === 'string' ? name : '';
};

const identityOf = (sourced: SourcedDocument): string => `${sourced.document.kind}/${nameOf(sourced)}`;

const split = (manifest: string): readonly RenderedText[] =>
  splitStream(manifest).map(({ text }) => ({
    text: `---\n${text.trim()}`,
    documents: parseManifests(text).documents,
  }));

// Kinds in any case, as kubectl takes them.
const fits = (wanted: string, sourced: SourcedDocument): boolean => {
  const slash = wanted.indexOf('/');
  const name = wanted.slice(slash + 1);
  if (name !== nameOf(sourced)) return false;
  return slash < 0 || wanted.slice(0, slash).toLowerCase() === sourced.document.kind.toLowerCase();
};

// Charts put the name of the release before their own, which is easily forgotten.
const lacksRelease =
  (absent: string) =>
  (name: string): boolean => {
    const slash = absent.indexOf('/');
    return name.startsWith(absent.slice(0, slash + 1)) && name.endsWith(`-${absent.slice(slash + 1)}`);
  };

const adviceFor = (absent: string, names: readonly string[]): string => {
  if (names.length === 0) return 'These values render no object at all.';
  const nearest = names.find(lacksRelease(absent)) ?? closestName(absent, names);
  const count = String(names.length);
  return nearest === undefined
    ? `Leave --show out to see all ${count}.`
    : `The nearest is "${nearest}"; leave --show out to see all ${count}.`;
};

/**
 * Picks documents of a render.
 *
 * @param manifest - the stream as helm wrote it
 * @param wanted - `NAME` or `KIND/NAME` each; everything when empty
 * @returns the documents in the order of the stream; a failure for a name that fits none
 * @example selectDocuments(rendered.manifest, ['Service/egov-mysql'])
 */
export const selectDocuments = (
  manifest: string,
  wanted: readonly string[],
): Result<readonly RenderedText[]> => {
  const all = split(manifest);
  if (wanted.length === 0) return success(all);
  const documents = all.flatMap((part) => part.documents);
  const absent = wanted.find((one) => !documents.some((document) => fits(one, document)));
  if (absent === undefined) {
    return success(
      all.filter((part) => part.documents.some((one) => wanted.some((name) => fits(name, one)))),
    );
  }
  const names = documents.map(absent.includes('/') ? identityOf : nameOf);
  return failure(problem('usage', `The render has no object "${absent}".`, adviceFor(absent, names)));
};
