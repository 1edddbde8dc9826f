import { groupOf } from './identity.js';
import { toManifestObject } from './sourced-document.js';
import type { ManifestObject } from './objects.js';
import type { ManifestDefect, ParsedManifests } from './parse.js';

/** What {@link indexRelease} reads of a render. */
export interface RenderedRelease {
  readonly parsed: ParsedManifests;
  readonly namespace: string;
  readonly releaseName: string;
}

/** Label of Kubernetes' recommended set that names the application: our component. */
export const NAME_LABEL = 'app.kubernetes.io/name';

/** The objects of one render with the ways to find them. Made once, then asked many times. */
export interface Release {
  readonly name: string;
  /** Where objects without a namespace land. */
  readonly namespace: string;
  readonly objects: readonly ManifestObject[];
  readonly defects: readonly ManifestDefect[];
  /** All objects of a kind, in the order of the stream. */
  ofKind: <Kind extends string>(kind: Kind) => readonly ManifestObject<Kind>[];
  /** The object with that kind and name, by default in the namespace of the release. */
  find: <Kind extends string>(
    kind: Kind,
    name: string,
    namespace?: string,
  ) => ManifestObject<Kind> | undefined;
  /** Objects that carry every one of the labels. */
  withLabels: (labels: Readonly<Record<string, string>>) => readonly ManifestObject[];
  /** Objects of a component: those whose `app.kubernetes.io/name` is that name. */
  ofComponent: (component: string) => readonly ManifestObject[];
}

const push = <Key>(groups: Map<Key, ManifestObject[]>, key: Key, object: ManifestObject): void => {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [object]);
  else group.push(object);
};

const keyOf = (kind: string, namespace: string, name: string): string => `${kind}/${namespace}/${name}`;

const duplicates = (candidates: readonly ManifestObject[]): readonly ManifestDefect[] => {
  const first = new Map<string, ManifestObject>();
  return candidates.flatMap((object): readonly ManifestDefect[] => {
    const earlier = first.get(groupOf(object.apiVersion));
    if (earlier === undefined) {
      first.set(groupOf(object.apiVersion), object);
      return [];
    }
    const name = `${object.kind} ${object.metadata.name}`;
    const message = `${object.source} makes ${name} again; ${earlier.source} already made it.`;
    return [{ type: 'duplicate-object', source: object.source, message }];
  });
};

/**
 * Indexes a render by kind, namespace and name.
 *
 * @returns the release; `defects` also lists objects that stand twice
 * @example
 * const release = indexRelease(throwIfFailed(await renderChart({ chart, helm: 'helm' })));
 * release.find('Service', 'egov-mysql')?.document.spec.ports;
 */
export const indexRelease = ({ parsed, namespace, releaseName }: RenderedRelease): Release =>
  indexObjects(parsed.documents.map(toManifestObject), {
    name: releaseName,
    namespace,
    defects: parsed.defects,
  });

/**
 * Indexes objects of any origin.
 *
 * @example indexObjects(objects, { name: 'egov', namespace: 'egov', defects: [] })
 */
export function indexObjects(
  objects: readonly ManifestObject[],
  { name, namespace, defects }: Pick<Release, 'name' | 'namespace' | 'defects'>,
): Release {
  const byKind = new Map<string, ManifestObject[]>();
  const byKey = new Map<string, ManifestObject[]>();
  for (const object of objects) {
    push(byKind, object.kind, object);
    push(byKey, keyOf(object.kind, object.metadata.namespace ?? namespace, object.metadata.name), object);
  }
  const withLabels = (labels: Readonly<Record<string, string>>): readonly ManifestObject[] =>
    objects.filter(({ metadata }) =>
      Object.entries(labels).every(([key, value]) => metadata.labels[key] === value),
    );
  return {
    name,
    namespace,
    objects,
    defects: [...defects, ...[...byKey.values()].filter(({ length }) => length > 1).flatMap(duplicates)],
    // The maps are filled by kind, so what stands under a kind has the shape of that kind.
    ofKind: <Kind extends string>(kind: Kind) =>
      (byKind.get(kind) ?? []) as unknown as readonly ManifestObject<Kind>[],
    find: <Kind extends string>(kind: Kind, name: string, inNamespace = namespace) =>
      byKey.get(keyOf(kind, inNamespace, name))?.[0] as ManifestObject<Kind> | undefined,
    withLabels,
    ofComponent: (component) => withLabels({ [NAME_LABEL]: component }),
  };
}
