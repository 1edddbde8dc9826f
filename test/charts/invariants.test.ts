import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/index.js';
import {
  casesOf,
  checkCases,
  idleExceptions,
  invariants,
  loadSettings,
  refusalOfStack,
  renderCases,
  type CheckReport,
} from '../../src/invariants/index.js';
import { stacksOf, type Stack } from '../../src/matrix/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { egovChart, testHelm } from '../support/index.js';
import { checkEverything } from '../invariants/support/fixture.js';

/** Each case is rendered four times, on a machine that may be busy. */
const PATIENCE_MILLISECONDS = 300_000;

const describeFinding = ({ values, template, object, path, message }: Finding): string =>
  [values, template, object && `${object.kind}/${object.name}`, path, message].filter(Boolean).join(' | ');

describe('our chart in all its cases', () => {
  let report: CheckReport;

  beforeAll(async () => {
    report = await checkEverything(egovChart());
  }, PATIENCE_MILLISECONDS);

  it.each(invariants.map(({ rule }) => rule))('keeps %s', (rule) => {
    const broken = report.findings.filter((finding) => finding.rule === `invariant/${rule}`);
    expect(broken.map(describeFinding)).toEqual([]);
  });

  it('says why of every exception', () => {
    for (const { reason } of report.exceptions) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it('has no exception that excuses nothing', () => {
    const settings = throwIfFailed(loadSettings(egovChart().directory));
    const idle = idleExceptions(settings, report, { checked: casesOf(egovChart()).map(({ name }) => name) });
    expect(idle.map((index) => settings.exceptions[index])).toEqual([]);
  });
});

/** The matrix checks one render at a time; these compare several, and do not speak of the cases together. */
const COMPARING = invariants.flatMap((one) =>
  one.scope === 'cases' && one.needsEveryCase !== true ? [one.rule] : [],
);

describe('our chart in every stack of the matrix', () => {
  let report: CheckReport;
  let stacks: readonly Stack[];

  beforeAll(async () => {
    const chart = egovChart();
    const settings = throwIfFailed(loadSettings(chart.directory));
    const checked = new Set(casesOf(chart).map(({ name }) => name));
    stacks = stacksOf(chart).filter(
      ({ name }) => !checked.has(name) && refusalOfStack(settings, name) === undefined,
    );
    const cases = throwIfFailed(await renderCases(stacks, { chart, settings, helm: await testHelm() }));
    report = checkCases(cases, { chart, settings }, { only: COMPARING });
  }, PATIENCE_MILLISECONDS);

  it('is about the overlays and ministries too', () => {
    expect(stacks.length).toBeGreaterThan(20);
  });

  it.each(COMPARING)('keeps %s', (rule) => {
    const broken = report.findings.filter((finding) => finding.rule === `invariant/${rule}`);
    expect(broken.map(describeFinding)).toEqual([]);
  });
});
