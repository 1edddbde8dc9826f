import type { ManifestObject } from '../manifest/index.js';
import type { Fault } from './types.js';

/**
 * Finds an object without a name, which every schema allows and every API server refuses.
 *
 * @example missingName(object)
 */
export const missingName = ({ apiVersion, kind, metadata, document }: ManifestObject): readonly Fault[] => {
  // A typed list (ConfigMapList) has none.
  if (Array.isArray(document['items'])) return [];
  // A name of another type than text is found by the schema.
  const written = (document['metadata'] as Readonly<Record<string, unknown>> | null | undefined)?.['name'];
  if (metadata.name !== '' || (written !== undefined && written !== null && written !== '')) return [];
  return [
    {
      rule: 'manifest/missing-name',
      severity: 'error',
      path: 'metadata.name',
      message: `metadata.name is missing; ${kind} in ${apiVersion} needs it.`,
      hint: 'Set metadata.name in the template.',
    },
  ];
};
