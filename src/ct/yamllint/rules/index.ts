import type { Rule } from '../rule.js';
import { colons } from './colons.js';
import { commas } from './commas.js';
import { comments } from './comments.js';
import { documentEnd, documentStart } from './document-marks.js';
import { emptyLines } from './empty-lines.js';
import { braces, brackets } from './flow-collections.js';
import { hyphens } from './hyphens.js';
import { indentation } from './indentation.js';
import { keyDuplicates } from './key-duplicates.js';
import { lineLength } from './line-length.js';
import { newLineAtEndOfFile, newLines } from './new-lines.js';
import { trailingSpaces } from './trailing-spaces.js';
import { truthy } from './truthy.js';

/** The rules of chart-testing's own lintconf.yaml. */
export const RULES: readonly Rule[] = [
  braces,
  brackets,
  colons,
  commas,
  comments,
  documentEnd,
  documentStart,
  emptyLines,
  hyphens,
  indentation,
  keyDuplicates,
  lineLength,
  newLineAtEndOfFile,
  newLines,
  trailingSpaces,
  truthy,
];

/** Rules of yamllint that chart-testing does not use; naming one is no error, but it is not checked. */
export const UNCHECKED_RULES: readonly string[] = [
  'anchors',
  'comments-indentation',
  'empty-values',
  'float-values',
  'key-ordering',
  'octal-values',
  'quoted-strings',
];
