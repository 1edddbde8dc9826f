import type { ObjectModel, ReportModel, StackModel } from '../../src/html-report/types.js';
import type { Opened } from './context.js';

export type HitKind = 'object' | 'image' | 'finding' | 'value' | 'manifest';

/** Something that can be found. */
export interface Entry {
  readonly kind: HitKind;
  readonly title: string;
  readonly detail: string;
  readonly target: Opened;
}

interface Indexed {
  readonly entry: Entry;
  readonly text: string;
}

/** More hits than these say: look for something longer. */
const MOST = 60;

/** A line of a manifest is found from the third letter on; with fewer, every line would be. */
const SHORTEST_IN_MANIFEST = 3;

/** What people look for comes before what belongs to it. */
const FIRST = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'Service', 'Ingress'];

const rankOf = ({ kind }: ObjectModel): number => {
  const rank = FIRST.indexOf(kind);
  return rank < 0 ? FIRST.length : rank;
};

const objects = ({ objects: all }: StackModel): readonly Entry[] =>
  all
    .toSorted((left, right) => rankOf(left) - rankOf(right))
    .map(({ id, template }) => ({
      kind: 'object',
      title: id,
      detail: template,
      target: { type: 'object', id },
    }));

const images = ({ map }: StackModel): readonly Entry[] =>
  map.items.flatMap((item): readonly Entry[] =>
    item.type === 'workload' && item.object !== undefined
      ? item.images.map((image) => ({
          kind: 'image',
          title: image,
          detail: item.object ?? '',
          target: { type: 'object', id: item.object ?? '' },
        }))
      : [],
  );

const findings = ({ findings: found, exceptions }: StackModel): readonly Entry[] =>
  [...found, ...exceptions].flatMap(({ object, rule, message }): readonly Entry[] =>
    object === undefined
      ? []
      : [{ kind: 'finding', title: message, detail: rule, target: { type: 'object', id: object } }],
  );

const values = ({ values: all }: ReportModel, { overrides }: StackModel): readonly Entry[] => {
  const here = new Map(overrides);
  const merged = new Map([...all, ...overrides]);
  return [...merged].map(([path, text]) => ({
    kind: 'value',
    title: path,
    detail: here.get(path) ?? text,
    target: { type: 'value', path },
  }));
};

const manifests = ({ texts }: ReportModel, { objects: all }: StackModel, words: readonly string[]) => {
  const longEnough = words.filter((word) => word.length >= SHORTEST_IN_MANIFEST);
  if (longEnough.length < words.length) return [];
  return all.flatMap(({ id, text }): readonly Entry[] => {
    const line = (texts[text] ?? '').split('\n').find((one) => {
      const lower = one.toLowerCase();
      return longEnough.every((word) => lower.includes(word));
    });
    return line === undefined
      ? []
      : [{ kind: 'manifest', title: line.trim(), detail: id, target: { type: 'object', id } }];
  });
};

/** Finds entries that hold every word. */
export type Find = (query: string) => readonly Entry[];

/**
 * Makes what a stack has searchable.
 *
 * @example createSearch(model, stack)('mysql 3306')
 */
export const createSearch = (model: ReportModel, stack: StackModel): Find => {
  const index = [...objects(stack), ...images(stack), ...findings(stack), ...values(model, stack)].map(
    (entry): Indexed => ({ entry, text: `${entry.title} ${entry.detail}`.toLowerCase() }),
  );
  return (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const found = index
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map(({ entry }) => entry);
    const inTitle = (entry: Entry): boolean =>
      words.every((word) => entry.title.toLowerCase().includes(word));
    return [
      ...found.filter(inTitle),
      ...found.filter((entry) => !inTitle(entry)),
      ...manifests(model, stack, words),
    ].slice(0, MOST);
  };
};
