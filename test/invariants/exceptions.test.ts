import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_SETTINGS,
  IGNORE_ANNOTATION,
  REASON_ANNOTATION,
  checkRelease,
  idleExceptions,
  unknownRules,
  type CheckReport,
  type Selection,
  type Settings,
} from '../../src/invariants/index.js';
import { fixtureChart } from '../support/index.js';
import { deployment, releaseOf } from './support/release.js';

const check = (
  annotations: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  selection: Selection = { only: ['probes-present'] },
): CheckReport => {
  const text = deployment('web').replace(
    '{name: web,',
    `{name: web, annotations: ${JSON.stringify(annotations)},`,
  );
  return checkRelease(
    releaseOf(text),
    {
      chart: fixtureChart('invariants/base'),
      settings: { ...DEFAULT_SETTINGS, ...settings },
      values: 'vagrant',
      environment: {},
    },
    selection,
  );
};

const numbers = ({ findings, exceptions }: CheckReport): readonly number[] => [
  findings.length,
  exceptions.length,
];

describe('an exception by annotation', () => {
  it('takes its findings aside with the reason', () => {
    const report = check({
      [IGNORE_ANNOTATION]: 'name-limits, probes-present',
      [REASON_ANNOTATION]: 'Runs once a day.',
    });
    expect(numbers(report)).toEqual([0, 2]);
    expect(report.exceptions[0]).toMatchObject({
      by: 'annotation',
      reason: 'Runs once a day.',
      finding: {
        rule: 'invariant/probes-present',
        values: 'vagrant',
        object: { kind: 'Deployment', name: 'web' },
      },
    });
  });

  it('has no effect without a reason, and the finding says so', () => {
    const report = check({ [IGNORE_ANNOTATION]: 'probes-present', [REASON_ANNOTATION]: ' ' });
    expect(numbers(report)).toEqual([2, 0]);
    expect(report.findings[0]?.hint).toBe(
      `Add a readinessProbe. The annotation ${IGNORE_ANNOTATION} has no effect without a reason in ${REASON_ANNOTATION}.`,
    );
  });

  it('has no effect on other rules', () => {
    expect(numbers(check({ [IGNORE_ANNOTATION]: 'probes', [REASON_ANNOTATION]: 'No.' }))).toEqual([2, 0]);
  });
});

describe('an exception by configuration', () => {
  const exception = { rule: 'probes-present', reason: 'It has none.' };

  it.each([
    ['of the rule', {}, [0, 2]],
    ['of the object', { object: 'Deployment/w*' }, [0, 2]],
    ['of another object', { object: 'StatefulSet/*' }, [2, 0]],
    ['of the subject', { subject: 'main' }, [0, 2]],
    ['of another subject', { subject: 'sidecar' }, [2, 0]],
    ['of the case', { values: 'vag*' }, [0, 2]],
    ['of another case', { values: 'eks' }, [2, 0]],
    ['of another rule', { rule: 'pinned-images' }, [2, 0]],
  ])('counts when it is %s', (_name, part, expected) => {
    const report = check({}, { exceptions: [{ ...exception, ...part }] });
    expect(numbers(report)).toEqual(expected);
  });
});

describe('an exception that excuses nothing', () => {
  const idle = (part: object, others: readonly string[] = []): readonly number[] => {
    const exceptions = [
      { rule: 'probes-present', reason: 'It has none.' },
      { rule: 'probes-present', reason: 'It has none.', ...part },
    ];
    const names = { checked: ['vagrant'], others };
    return idleExceptions({ exceptions }, check({}, { exceptions }), names);
  };

  it.each([
    ['of another object', { object: 'StatefulSet/*' }],
    ['of another rule', { rule: 'quota-fits' }],
    ['of a case that there is not', { values: 'vagrnat' }],
    ['of another subject in a case that was checked', { values: 'v*', subject: 'sidecar' }],
  ])('is told when it is %s', (_, part) => {
    expect(idle(part, ['vagrant+moe', 'eks'])).toEqual([1]);
  });

  it.each([
    ['it excuses what an earlier one excuses too', {}],
    ['it fits only a case that was not checked', { values: 'e*', subject: 'sidecar' }],
  ])('is not told when %s', (_, part) => {
    expect(idle(part, ['eks'])).toEqual([]);
  });

  it('is not told when an annotation excuses the same', () => {
    const exceptions = [{ rule: 'probes-present', reason: 'It has none.' }];
    const annotations = { [IGNORE_ANNOTATION]: 'probes-present', [REASON_ANNOTATION]: 'Once a day.' };
    const report = check(annotations, { exceptions });
    expect(report.exceptions.map(({ by }) => by)).toEqual(['annotation', 'annotation']);
    expect(idleExceptions({ exceptions }, report, { checked: ['vagrant'] })).toEqual([]);
  });
});

describe('a selection of rules', () => {
  const rulesOf = (selection: Selection): readonly string[] => [
    ...new Set(check({}, {}, selection).findings.map(({ rule }) => rule)),
  ];

  it('checks only those', () => {
    expect(rulesOf({ only: ['pinned-images'] })).toEqual(['invariant/pinned-images']);
  });

  it('leaves those out', () => {
    expect(rulesOf({})).toContain('invariant/pinned-images');
    expect(rulesOf({ except: ['pinned-images'] })).not.toContain('invariant/pinned-images');
  });

  it('tells names that are no rule', () => {
    expect(unknownRules({ only: ['pined-images', 'pod-security'], except: ['x'] })).toEqual([
      'pined-images',
      'x',
    ]);
  });
});
