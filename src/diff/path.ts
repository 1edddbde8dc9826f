import type { DiffPath } from './types.js';

const PLAIN = /^[\w-]+$/;

const formatPart = (part: string, index: number): string => {
  if (part.startsWith('[')) return part;
  if (!PLAIN.test(part)) return `["${part}"]`;
  return index === 0 ? part : `.${part}`;
};

/**
 * Writes a path as findings do, with keys in place of positions where a list has them.
 *
 * @example formatDiffPath(['spec', 'containers', '[web]', 'image']) // 'spec.containers[web].image'
 */
export const formatDiffPath = (path: DiffPath): string => path.map(formatPart).join('');
