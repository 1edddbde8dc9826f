import { isFailure, success, type Result } from '../result/index.js';
import {
  KUBERNETES_VERSIONS,
  type KubernetesVersion,
  type SchemaCatalog,
  type SchemaEntry,
} from '../schemas/index.js';
import type { UniqueDocument } from './documents.js';
import { explainInvalid } from './explain.js';
import { runKubeconform, type Task } from './kubeconform.js';
import { checkLists } from './lists.js';
import type { Fault } from './types.js';

/** Gives and keeps what is known of documents. */
export interface VerdictStore {
  get: (key: string) => readonly Fault[] | undefined;
  set: (key: string, faults: readonly Fault[]) => void;
}

/**
 * Names the verdict of a document under a schema.
 *
 * @example verdictKey(document, entry)
 */
export const verdictKey = ({ hash }: UniqueDocument, { hash: schema }: SchemaEntry): string =>
  `${hash}.${schema}`;

const hasError = (faults: readonly Fault[]): boolean => faults.some(({ severity }) => severity === 'error');

interface Step {
  readonly version: KubernetesVersion;
  readonly entry: SchemaEntry;
}

const usesNone = ({ text }: UniqueDocument, names: readonly string[]): boolean =>
  !names.some((name) => text.includes(`${JSON.stringify(name)}:`));

// Whether what the earlier schema accepts of this document, the later one accepts too.
const isSameOrWider = (document: UniqueDocument, later: SchemaEntry, earlier: SchemaEntry): boolean =>
  later.hash === earlier.hash || (later.lost !== undefined && usesNone(document, later.lost));

// Every version up to the wanted one, so that a chain of accepted changes can be followed.
const stepsOf = (document: UniqueDocument, catalog: SchemaCatalog): readonly (Step | undefined)[] =>
  KUBERNETES_VERSIONS.map((version) => {
    const { apiVersion, kind } = document.object;
    const entry = catalog.find(version, apiVersion, kind);
    return entry && { version, entry };
  });

/**
 * Finds the versions that have to be asked next. In a chain of versions that only add fields that is the oldest one
 * wanted; what it accepts, the others accept. Once it refused the document, all of them are asked.
 */
const openSteps = (
  document: UniqueDocument,
  catalog: SchemaCatalog,
  store: VerdictStore,
): readonly Step[] => {
  const open = new Map<string, Step>();
  let chain: 'untried' | 'asked' | 'refused' | { readonly accepted: readonly Fault[] } = 'untried';
  let earlier: Step | undefined;
  for (const step of stepsOf(document, catalog)) {
    const follows =
      earlier !== undefined && step !== undefined && isSameOrWider(document, step.entry, earlier.entry);
    if (!follows) chain = 'untried';
    earlier = step;
    if (step === undefined || !document.occurrences.has(step.version)) continue;
    const key = verdictKey(document, step.entry);
    if (typeof chain === 'object' && store.get(key) === undefined) store.set(key, chain.accepted);
    const known = store.get(key);
    if (known !== undefined) chain = hasError(known) ? 'refused' : { accepted: known };
    else if (chain !== 'asked') {
      open.set(key, step);
      if (chain === 'untried') chain = 'asked';
    }
  }
  return [...open.values()];
};

const tasksOf = (
  documents: readonly UniqueDocument[],
  catalog: SchemaCatalog,
  store: VerdictStore,
): readonly Task[] => {
  const tasks = new Map<KubernetesVersion, Map<UniqueDocument, SchemaEntry>>();
  for (const document of documents) {
    for (const { version, entry } of openSteps(document, catalog, store)) {
      const task = tasks.get(version) ?? new Map<UniqueDocument, SchemaEntry>();
      tasks.set(version, task.set(document, entry));
    }
  }
  return [...tasks].map(([version, wanted]) => ({ version, documents: wanted }));
};

/**
 * Judges documents until the store holds a verdict for each of them under each version that it is wanted for.
 * A schema that only adds fields to the one of the version before is not asked about what that one accepts, so most
 * documents are looked at once. Versions are asked in parallel, one process each.
 *
 * @param documents - of kinds that the catalog knows
 * @example await judge('kubeconform', openCatalog(), documents, store)
 */
export async function judge(
  kubeconform: string,
  catalog: SchemaCatalog,
  documents: readonly UniqueDocument[],
  store: VerdictStore,
): Promise<Result<undefined>> {
  for (;;) {
    const tasks = tasksOf(documents, catalog, store);
    if (tasks.length === 0) return success(undefined);
    const runs = await Promise.all(tasks.map((task) => runKubeconform(kubeconform, catalog, task)));
    for (const [index, run] of runs.entries()) {
      if (isFailure(run)) return run;
      for (const [document, entry] of tasks[index]?.documents ?? []) {
        const schema = catalog.load(entry);
        const message = run.value.get(document);
        const invalid = message === undefined ? [] : explainInvalid(document.object, schema, message);
        const refused = new Set(invalid.map(({ path }) => path));
        const lists = checkLists(document.object, schema).filter(({ path }) => !refused.has(path));
        store.set(verdictKey(document, entry), [...invalid, ...lists]);
      }
    }
  }
}
