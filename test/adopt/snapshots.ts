import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  planAdoption,
  type AdoptionPlan,
  type AdoptionRequest,
  type NamespaceSnapshot,
} from '../../src/adopt/index.js';
import { indexRelease, parseManifests, type KubernetesDocument } from '../../src/manifest/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { isJsonObject, type JsonObject } from '../../src/yaml/index.js';

const folder = fileURLToPath(new URL('../fixtures/upstream-shape/', import.meta.url));

const documentsOf = (...names: readonly string[]): readonly KubernetesDocument[] =>
  names.flatMap((name) =>
    parseManifests(readFileSync(`${folder}${name}.yaml`, 'utf8')).documents.map(({ document }) => document),
  );

const nameOf = (document: KubernetesDocument): string => {
  const { metadata } = document as unknown as { readonly metadata: { readonly name: string } };
  return `${document.kind}/${metadata.name}`;
};

const merge = (base: JsonObject, over: JsonObject): JsonObject =>
  Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => {
      const [left, right] = [base[key], over[key]];
      if (right === undefined) return [key, left ?? null];
      return [
        key,
        left !== undefined && isJsonObject(left) && isJsonObject(right) ? merge(left, right) : right,
      ];
    }),
  );

/** What a test changes of a namespace that runs upstream's deployment. */
export interface Changes {
  /** Fields over those of an object, by `Kind/name`. */
  readonly over?: Readonly<Record<string, JsonObject>>;
  /** Objects that are not there, by `Kind/name`. */
  readonly without?: readonly string[];
  readonly added?: readonly KubernetesDocument[];
  readonly release?: NonNullable<NamespaceSnapshot['release']>;
  readonly hasDefaultStorageClass?: boolean;
}

const BOUND = { status: { phase: 'Bound' } };

/** A namespace that runs upstream's deployment, as the cluster would show it. */
export const snapshotOf = ({
  over = {},
  without = [],
  added = [],
  ...rest
}: Changes = {}): NamespaceSnapshot => {
  const documents = documentsOf('applications', 'environments')
    .filter((document) => !without.includes(nameOf(document)))
    .map((document) =>
      merge(document.kind === 'PersistentVolumeClaim' ? BOUND : {}, document as unknown as JsonObject),
    )
    .map((document) => merge(document, over[nameOf(document as unknown as KubernetesDocument)] ?? {}))
    .concat(added as unknown as readonly JsonObject[]);
  return {
    live: indexRelease({
      parsed: {
        documents: documents.map((document) => ({
          document: document as unknown as KubernetesDocument,
          source: 'test',
        })),
        defects: [],
      },
      namespace: 'msa',
      releaseName: 'egov',
    }),
    hasDefaultStorageClass: true,
    ...rest,
  };
};

/** The plan for it. */
export const planOf = (changes: Changes = {}, request: Partial<AdoptionRequest> = {}): AdoptionPlan =>
  throwIfFailed(planAdoption(snapshotOf(changes), { release: 'egov', ...request }));

/** Ids of the steps that are still to do. */
export const toDo = ({ steps }: AdoptionPlan): readonly string[] =>
  steps.filter(({ done }) => !done).map(({ id }) => id);

/** An object of nobody's release. */
export const stranger = (
  apiVersion: string,
  kind: string,
  name: string,
  rest: JsonObject = {},
): KubernetesDocument => ({ apiVersion, kind, metadata: { name }, ...rest });

/** A container image over that of a workload. */
export const image = (name: string): JsonObject => ({
  spec: { template: { spec: { containers: [{ name: 'changed', image: name }] } } },
});
