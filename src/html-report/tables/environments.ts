import type { Release } from '../../manifest/index.js';
import type { EnvironmentTable, SectionName } from '../types.js';
import { exposureFacts, portFacts } from './access.js';
import type { Facts } from './facts.js';
import { imageFacts, objectFacts, replicaFacts, resourceFacts } from './pods.js';
import { storageFacts } from './storage.js';

/** One environment, rendered or refused. */
export interface EnvironmentInput {
  readonly name: string;
  readonly overlay: boolean;
  readonly outcome: { readonly release: Release } | { readonly refused: string };
}

const SECTIONS: readonly (readonly [SectionName, (release: Release) => Facts])[] = [
  ['exposure', exposureFacts],
  ['ports', portFacts],
  ['storage', storageFacts],
  ['resources', resourceFacts],
  ['replicas', replicaFacts],
  ['images', imageFacts],
  ['objects', objectFacts],
];

/**
 * Puts environments beside each other: a column for each, a row for each fact that one of them has.
 *
 * @param environments - the defaults first
 * @example compareEnvironments([{ name: 'default', overlay: false, outcome: { release } }]).sections
 */
export const compareEnvironments = (environments: readonly EnvironmentInput[]): EnvironmentTable => ({
  columns: environments.map(({ name, overlay, outcome }) => ({
    name,
    overlay,
    ...('refused' in outcome ? { refused: outcome.refused } : {}),
  })),
  sections: SECTIONS.map(([name, read]) => {
    const columns = environments.map(({ outcome }): Facts =>
      'refused' in outcome ? new Map() : read(outcome.release),
    );
    const rows = new Set(columns.flatMap((facts) => [...facts.keys()]));
    return {
      name,
      rows: [...rows].map((row) => ({ name: row, cells: columns.map((facts) => facts.get(row) ?? '') })),
    };
  }).filter(({ rows }) => rows.length > 0),
});
