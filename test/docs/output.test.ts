import { describe, expect, it } from '@jest/globals';
import { missingPart } from './support/output.js';

describe('missingPart', () => {
  it('lets durations differ and dots stand for any lines', () => {
    expect(missingPart('✔ default (0.1 s)\n...\nend', ['✔ default (12 s)\na\nb\nend', ''])).toBeUndefined();
  });

  it('finds parts in either stream', () => {
    expect(missingPart('note\n...\nend', ['begin\nend', 'note'])).toBeUndefined();
  });

  it.each([
    ['a line that is not there', 'begin\n...\nmiddle', 'middle'],
    ['lines that do not follow each other', 'begin\nend', 'begin\nend'],
    ['lines in another order', 'end\n...\nbegin', 'begin'],
  ])('names %s', (_, documented, missing) => {
    expect(missingPart(documented, ['begin\nbetween\nend', ''])).toBe(missing);
  });
});
