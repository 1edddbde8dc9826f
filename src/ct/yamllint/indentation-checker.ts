import type { Position } from './position.js';
import type { RuleProblem } from './problem.js';

export interface IndentationStyle {
  /** Spaces a level; undefined takes over whatever the file starts with. */
  readonly step: number | undefined;
  /** Whether a list below a key is indented. */
  readonly sequences: boolean | 'whatever' | 'consistent';
}

/** Compares the columns of nodes with those they should have, and learns the style while it goes. */
export class IndentationChecker {
  readonly problems: RuleProblem[] = [];
  private step: number | undefined;
  private sequences: boolean | 'whatever' | 'consistent';

  constructor(
    private readonly lines: readonly string[],
    style: IndentationStyle,
  ) {
    this.step = style.step;
    this.sequences = style.sequences;
  }

  /** Spaces at the start of the line of a position. */
  lineIndent({ line }: Position): number {
    return /^ */.exec(this.lines[line - 1] ?? '')?.[0].length ?? 0;
  }

  isFirstOfLine(position: Position): boolean {
    return this.lineIndent(position) === position.column;
  }

  expectExactly(position: Position, column: number): void {
    if (position.column === column) return;
    this.complain(position, `expected ${String(column)} but found ${String(position.column)}`);
  }

  /**
   * A node one level below its parent.
   *
   * @param isSequence - a list below a key, which may have a style of its own
   * @returns the column it should have, or has when the style is not known yet
   */
  expectNested(position: Position, parent: number, isSequence: boolean): number {
    if (isSequence && this.sequences === 'consistent') this.sequences = position.column > parent;
    if (isSequence && this.sequences === false) {
      this.expectExactly(position, parent);
      return parent;
    }
    this.step ??= Math.max(0, position.column - parent);
    this.expectExactly(position, parent + this.step);
    return parent + this.step;
  }

  /** A list at the column of its key, which YAML allows. */
  expectSequenceAtParent(position: Position, parent: number): void {
    if (this.sequences === 'consistent') this.sequences = false;
    if (this.sequences !== true) return;
    if (this.step === undefined) this.complain(position, `expected at least ${String(parent + 1)}`);
    else this.expectExactly(position, parent + this.step);
  }

  private complain({ line, column }: Position, expectation: string): void {
    const message = `wrong indentation: ${expectation}`;
    this.problems.push({ line, column: column + 1, message });
  }
}
