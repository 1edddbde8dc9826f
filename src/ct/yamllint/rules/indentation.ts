import type { CST } from 'yaml';
import type { LintDocument } from '../document.js';
import { isOn, type Rule, type RuleOptions } from '../rule.js';
import { IndentationChecker } from '../indentation-checker.js';
import { isCollection, type Collection } from '../tree.js';

const startOf = (token: CST.Token): number =>
  token.type === 'flow-collection' ? token.start.offset : token.offset;

class IndentationWalk {
  constructor(
    private readonly document: LintDocument,
    private readonly checker: IndentationChecker,
  ) {}

  visitRoot(token: CST.Token): void {
    const position = this.document.at(startOf(token));
    if (this.checker.isFirstOfLine(position)) this.checker.expectExactly(position, 0);
    if (isCollection(token)) this.visitCollection(token);
  }

  private visitCollection(token: Collection): void {
    if (token.type === 'flow-collection') this.visitFlow(token);
    else if (token.type === 'block-seq') this.visitSequence(token);
    else this.visitMap(token);
  }

  private visitMap(token: CST.BlockMap): void {
    for (const item of token.items) {
      const first = item.start.find(({ type }) => type === 'explicit-key-ind') ?? item.key ?? item.sep?.[0];
      if (first === undefined) continue;
      const { column } = this.document.at(first.offset);
      if (item.key !== null && item.key !== undefined) this.visitValue(item.key, column);
      if (item.value !== undefined) this.visitValue(item.value, column, true);
    }
  }

  private visitSequence(token: CST.BlockSequence): void {
    for (const { start, value } of token.items) {
      const hyphen = start.find(({ type }) => type === 'seq-item-ind');
      if (value !== undefined && hyphen !== undefined) {
        this.visitValue(value, this.document.at(hyphen.offset).column);
      }
    }
  }

  /** @param parent - column of the key or hyphen that the value belongs to */
  private visitValue(token: CST.Token, parent: number, isMapValue = false): void {
    const position = this.document.at(startOf(token));
    if (this.checker.isFirstOfLine(position) && position.column !== parent) {
      this.checker.expectNested(position, parent, isMapValue && token.type === 'block-seq');
    } else if (this.checker.isFirstOfLine(position) && isMapValue && token.type === 'block-seq') {
      this.checker.expectSequenceAtParent(position, parent);
    }
    if (isCollection(token)) this.visitCollection(token);
  }

  private visitFlow(token: CST.FlowCollection): void {
    const open = this.document.at(token.start.offset);
    const line = this.checker.lineIndent(open);
    // Items beside the bracket set the column of all that follow.
    let column: number | undefined;
    for (const item of token.items) {
      for (const node of [item.key, item.value]) {
        if (node === null || node === undefined) continue;
        const position = this.document.at(startOf(node));
        const isFirst = this.checker.isFirstOfLine(position);
        const isValueOfKey = node === item.value && item.sep !== undefined;
        if (isFirst && isValueOfKey) {
          this.checker.expectNested(position, this.document.at(startOf(item.key ?? node)).column, false);
        } else if (isFirst) {
          if (column === undefined) column = this.checker.expectNested(position, line, false);
          else this.checker.expectExactly(position, column);
        } else if (!isValueOfKey) column ??= position.column;
        if (isCollection(node)) this.visitCollection(node);
      }
    }
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    if (close === undefined) return;
    const position = this.document.at(close.offset);
    if (this.checker.isFirstOfLine(position)) this.checker.expectExactly(position, line);
  }
}

/** 0 is our default for `consistent`, which takes over whatever the file starts with. */
const stepOf = ({ spaces }: RuleOptions): number | undefined =>
  typeof spaces === 'number' && spaces > 0 ? spaces : undefined;

/** Every level is indented by the same number of spaces. */
export const indentation: Rule = {
  name: 'indentation',
  options: {
    spaces: { default: 0, words: ['consistent'] },
    'indent-sequences': { default: true, words: ['whatever', 'consistent'] },
    'check-multi-line-strings': { default: false },
  },
  check: (document, options) => {
    const sequences = options['indent-sequences'];
    const checker = new IndentationChecker(document.lines, {
      step: stepOf(options),
      sequences:
        sequences === 'whatever' || sequences === 'consistent'
          ? sequences
          : isOn(options, 'indent-sequences'),
    });
    const walk = new IndentationWalk(document, checker);
    for (const tree of document.trees) {
      if (tree.type === 'document' && tree.value !== undefined) walk.visitRoot(tree.value);
    }
    return checker.problems;
  },
};
