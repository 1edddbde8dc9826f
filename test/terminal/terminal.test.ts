import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { problem } from '../../src/result/index.js';
import { createProgress, formatProblem, formatTable } from '../../src/terminal/index.js';

describe('createProgress away from a terminal', () => {
  it('writes plain lines that a log can keep', () => {
    const stream = new PassThrough();
    const progress = createProgress(stream as unknown as NodeJS.WriteStream);
    progress.step('Building helm').succeed();
    progress.step('Starting').fail();
    progress.note('kept');
    const text = String(stream.read());
    expect(text).toMatch(
      /^Building helm \.\.\.\nBuilding helm: done .*\nStarting \.\.\.\nStarting: failed\nkept\n$/,
    );
    expect(text).not.toContain('\r');
  });
});

describe('formatProblem', () => {
  const wrong = problem('input', 'No file.', 'Give one.', 'helm said: no');

  it('says what is wrong and what to do', () => {
    expect(formatProblem(wrong)).toMatch(/error:.* No file\.\n {7}Give one\.$/);
  });

  it('adds the words of the tool only on request', () => {
    expect(formatProblem(wrong)).not.toContain('helm said');
    expect(formatProblem(wrong, { debug: true })).toContain('helm said: no');
  });
});

describe('formatTable', () => {
  it('aligns columns, and keeps several lines of a cell below each other', () => {
    const rows = formatTable(
      ['A', 'B'],
      [
        ['longer', 'one\ntwo'],
        ['x', 'y'],
      ],
    ).split('\n');
    const column = (rows[1] ?? '').indexOf('one');
    expect(rows.slice(1).map((row) => row.slice(column))).toEqual(['one', 'two', 'y']);
  });
});
