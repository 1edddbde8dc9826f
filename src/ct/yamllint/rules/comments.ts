import type { LintDocument } from '../document.js';
import type { RuleProblem } from '../problem.js';
import { isOn, numberOf, type Rule } from '../rule.js';
import type { Token } from '../tokens.js';

const textBefore = ({ lines }: LintDocument, { start }: Token): string =>
  (lines[start.line - 1] ?? '').slice(0, start.column);

const checkDistance = (document: LintDocument, comment: Token, least: number): readonly RuleProblem[] => {
  const before = textBefore(document, comment);
  const content = before.trimEnd();
  if (least === -1 || content === '' || before.length - content.length >= least) return [];
  const { line, column } = comment.start;
  return [{ line, column: column + 1, message: `too few spaces before comment: expected ${String(least)}` }];
};

const checkStart = ({ source, start }: Token, ignoreShebangs: boolean): readonly RuleProblem[] => {
  const text = source.replace(/^#+/, '');
  if (text === '' || text.startsWith(' ')) return [];
  if (ignoreShebangs && start.line === 1 && start.column === 0 && source.startsWith('#!')) return [];
  const column = start.column + source.length - text.length + 1;
  return [{ line: start.line, column, message: 'missing starting space in comment' }];
};

/** The form of comments. */
export const comments: Rule = {
  name: 'comments',
  options: {
    'require-starting-space': { default: true },
    'ignore-shebangs': { default: true },
    'min-spaces-from-content': { default: 2 },
  },
  check: (document, options) =>
    document.comments.flatMap((comment) => [
      ...checkDistance(document, comment, numberOf(options, 'min-spaces-from-content')),
      ...(isOn(options, 'require-starting-space')
        ? checkStart(comment, isOn(options, 'ignore-shebangs'))
        : []),
    ]),
};
