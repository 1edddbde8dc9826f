import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { problem } from '../../src/result/index.js';
import { createProgress, formatProblem, formatTable, progressBar } from '../../src/terminal/index.js';

describe('createProgress away from a terminal', () => {
  it('writes plain lines that a log can keep', () => {
    const stream = new PassThrough();
    const progress = createProgress(stream as unknown as NodeJS.WriteStream);
    progress.step('Building helm').succeed();
    progress.step('Starting').fail();
    progress.note('kept');
    const text = String(stream.read());
    expect(text).toMatch(
      /^Building helm \.\.\.\nBuilding helm: done .*\nStarting \.\.\.\nStarting: failed \(\d+\.\d s\)\nkept\n$/,
    );
    expect(text).not.toContain('\r');
  });

  it('gives a sign of life each minute, until the step ends', () => {
    jest.useFakeTimers();
    try {
      const stream = new PassThrough();
      const step = createProgress(stream as unknown as NodeJS.WriteStream).step('Building kwok');
      jest.advanceTimersByTime(125_000);
      step.fail();
      jest.advanceTimersByTime(125_000);
      expect(String(stream.read()).trim().split('\n')).toEqual([
        'Building kwok ...',
        '  Building kwok: still at it (60.0 s)',
        '  Building kwok: still at it (120.0 s)',
        'Building kwok: failed (125.0 s)',
      ]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells of every tenth part of many things', () => {
    const stream = new PassThrough();
    const counter = createProgress(stream as unknown as NodeJS.WriteStream).count('Rendering', 30);
    for (let done = 1; done <= 30; done += 1) counter.advance(`case ${String(done)}`);
    counter.succeed();
    const lines = String(stream.read()).trim().split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.slice(0, 3)).toEqual(['Rendering ...', '  3 of 30: case 3', '  6 of 30: case 6']);
  });
});

describe('createProgress on a terminal', () => {
  const { CI } = process.env;

  // A build server has no terminal, whatever its streams say.
  beforeEach(() => {
    delete process.env['CI'];
  });

  afterEach(() => {
    if (CI !== undefined) process.env['CI'] = CI;
  });

  it('writes plain lines where the terminal has no width, as in some containers', () => {
    const written: string[] = [];
    const stream = { isTTY: true, columns: 0, write: (text: string) => written.push(text) };
    createProgress(stream as unknown as NodeJS.WriteStream).step('Building kwok');
    expect(written).toEqual(['Building kwok ...\n']);
  });

  it('draws a bar in place', async () => {
    const stream = Object.assign(new PassThrough(), {
      isTTY: true,
      columns: 100,
      clearLine: () => true,
      cursorTo: () => true,
      moveCursor: () => true,
    });
    const counter = createProgress(stream as unknown as NodeJS.WriteStream).count('Rendering', 2);
    counter.advance('vagrant');
    // The spinner draws by itself, some ten times a second.
    await setTimeout(300);
    counter.fail('Stopped');
    const text = String(stream.read());
    expect(text).toContain('Rendering ████████████░░░░░░░░░░░░ 1/2 vagrant');
    expect(text).toContain('Stopped');
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

describe('progressBar', () => {
  it.each([
    [0, 4, '░░░░░░░░░░░░░░░░░░░░░░░░ 0/4'],
    [1, 2, '████████████░░░░░░░░░░░░ 1/2'],
    [4, 4, '████████████████████████ 4/4'],
    [0, 0, '████████████████████████ 0/0'],
  ])('shows %s of %s', (done, total, text) => {
    expect(progressBar(done, total)).toBe(text);
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
