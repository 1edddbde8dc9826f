import { describe, expect, it } from '@jest/globals';
import { RULE_GROUP, idleExceptions, invariants, loadSettings } from '../../src/invariants/index.js';
import type { Finding } from '../../src/findings/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { fixtureChart, useTemporaryDirectories } from '../support/index.js';
import { breaches, type ExpectedFinding } from './breaches/index.js';
import { changedBase, checkEverything } from './support/fixture.js';

const directory = useTemporaryDirectories();

const summary = ({ values, template, object, path, message, hint }: Finding): ExpectedFinding => ({
  ...(values === 'default' ? {} : { values }),
  ...(template === undefined ? {} : { template }),
  ...(object === undefined ? {} : { object: `${object.kind}/${object.name}` }),
  path,
  message,
  hint,
});

describe('the base chart', () => {
  it('keeps every invariant', async () => {
    const report = await checkEverything(fixtureChart('invariants/base'));
    expect(report).toEqual({ findings: [], exceptions: [] });
  });
});

describe.each(invariants.map((invariant) => [invariant.rule, invariant] as const))(
  '%s',
  (rule, invariant) => {
    const rows = breaches[rule] ?? [];

    it('has a chart that breaks it', () => {
      expect(rows.filter(({ findings }) => findings.length > 0)).not.toEqual([]);
    });

    it('says in sentences what it asks, why, and where that is written', () => {
      expect(invariant.title).toMatch(/^[A-Z].*[^.]$/);
      expect(invariant.why).toMatch(/^[A-Z].*\.$/);
      expect(invariant.source).toMatch(/^https:\/\//);
    });

    it.each(rows)('judges $name', async ({ edits, findings }) => {
      const chart = changedBase(directory(), edits);
      const report = await checkEverything(chart);
      const found = report.findings;
      expect(found.map(summary)).toEqual(findings);
      expect(found.filter((finding) => finding.rule !== `${RULE_GROUP}/${rule}`)).toEqual([]);
      const settings = throwIfFailed(loadSettings(chart.directory));
      expect(idleExceptions(settings, report, { checked: ['default'] })).toEqual([]);
    });
  },
);

describe('the list of invariants', () => {
  it('has each rule once', () => {
    const rules = invariants.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('has every rule that a chart breaks here', () => {
    expect(invariants.map(({ rule }) => rule)).toEqual(expect.arrayContaining(Object.keys(breaches)));
  });
});
