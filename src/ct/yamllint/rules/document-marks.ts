import type { CST } from 'yaml';
import type { LintDocument } from '../document.js';
import type { RuleProblem } from '../problem.js';
import { isOn, type Rule } from '../rule.js';
import type { TokenKind } from '../tokens.js';

const forbidden = ({ tokens }: LintDocument, kind: TokenKind, message: string): readonly RuleProblem[] =>
  tokens
    .filter((token) => token.kind === kind)
    .map(({ start }) => ({ line: start.line, column: start.column + 1, message }));

const hasStart = (tree: CST.Document): boolean => tree.start.some(({ type }) => type === 'doc-start');

/** Whether each document starts with `---`. */
export const documentStart: Rule = {
  name: 'document-start',
  options: { present: { default: true } },
  check: (document, options) => {
    if (!isOn(options, 'present')) {
      return forbidden(document, 'doc-start', 'found forbidden document start "---"');
    }
    return document.trees
      .filter((tree) => tree.type === 'document')
      .filter((tree) => tree.value !== undefined && !hasStart(tree))
      .map((tree) => {
        const { line } = document.at(tree.value?.offset ?? tree.offset);
        return { line, column: 1, message: 'missing document start "---"' };
      });
  },
};

/** Whether each document ends with `...`. */
export const documentEnd: Rule = {
  name: 'document-end',
  options: { present: { default: true } },
  check: (document, options) => {
    if (!isOn(options, 'present')) {
      return forbidden(document, 'doc-end', 'found forbidden document end "..."');
    }
    const { trees, tokens, lines } = document;
    const lastLine = lines.at(-1) === '' ? lines.length - 1 : lines.length;
    return trees.flatMap((tree, index) => {
      const next = trees[index + 1];
      if (tree.type !== 'document' || next?.type === 'doc-end' || tokens.length === 0) return [];
      const line = next === undefined ? lastLine : document.at(next.offset).line;
      return [{ line, column: 1, message: 'missing document end "..."' }];
    });
  },
};
