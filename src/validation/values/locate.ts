import { isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { FieldPath } from '../field-path.js';
import type { Position } from './complaints.js';
import type { ValuesDocument } from './read.js';

const keyText = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));

/**
 * Finds where a key stands in a file; a key that came with an alias stands where the nearest key above it does.
 *
 * @example locate(content, ['global', 'domain']) // { line: 3, column: 3 }
 */
export function locate({ document, positionAt }: ValuesDocument, path: FieldPath): Position {
  let node: unknown = document.contents;
  let offset = 0;
  for (const segment of path) {
    if (isMap(node)) {
      // The last of two equal keys is the one that counts.
      const pair = node.items.findLast((item) => keyText(item) === String(segment));
      if (pair === undefined) break;
      offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof segment === 'number') {
      node = node.items[segment];
      offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
    } else break;
  }
  return positionAt(offset);
}
