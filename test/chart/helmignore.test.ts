import { describe, expect, it } from '@jest/globals';
import { parseHelmignore } from '../../src/chart/helmignore.js';

// Expectations come from Helm's own rules: pkg/ignore/rules.go and its tests.
describe('a .helmignore file', () => {
  it.each([
    ['helm.txt', 'helm.txt', false, true],
    ['helm.*', 'helm.txt', false, true],
    ['helm.*', 'tiller.txt', false, false],
    ['*.txt', 'rudder.txt', false, true],
    ['*.txt', 'docs/rudder.txt', false, true],
    ['ro*', 'rudder.txt', false, false],
    ['/a.txt', 'a.txt', false, true],
    ['/a.txt', 'cargo/a.txt', false, false],
    ['cargo/a.txt', 'cargo/a.txt', false, true],
    ['cargo/*.txt', 'cargo/a.txt', false, true],
    ['cargo/*.txt', 'mast/a.txt', false, false],
    ['ru[c-e]?er.txt', 'rudder.txt', false, true],
    ['[^a]*.txt', 'b.txt', false, true],
    ['[^a]*.txt', 'a.txt', false, false],
    ['cargo/', 'cargo', true, true],
    ['cargo/', 'cargo', false, false],
    ['cargo/', 'mast', true, false],
    ['!helm.txt', 'helm.txt', false, false],
    ['!helm.txt', 'tiller.txt', false, true],
    ['# a.txt', 'a.txt', false, false],
    ['a+b.txt', 'a+b.txt', false, true],
    ['\\*.txt', 'a.txt', false, false],
    ['', 'templates/.swp', false, true],
    ['', 'templates/a.yaml', false, false],
  ])('with the rule "%s" answers for %s as Helm does', (rule, path, isDirectory, ignored) => {
    expect(parseHelmignore(rule)(path, isDirectory)).toBe(ignored);
  });
});
