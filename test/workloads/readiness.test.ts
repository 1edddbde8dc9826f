import { describe, expect, it } from '@jest/globals';
import { describeReadiness, type WorkloadSummary } from '../../src/workloads/index.js';

const workload = (name: string, ready: number, kind: WorkloadSummary['kind'] = 'Deployment') => ({
  ...{ kind, name, ready, desired: 1 },
  ...{ ports: [], volumes: [], images: [] },
});

describe('describeReadiness', () => {
  it.each([
    [['config'], [], '1 of 1 workloads ready'],
    [['config'], ['mysql'], '1 of 2 workloads ready, waiting for mysql'],
    [[], ['mysql', 'portal'], '0 of 2 workloads ready, waiting for mysql and portal'],
    [['config'], ['a', 'b', 'c'], '1 of 4 workloads ready, waiting for a, b and c'],
    [['config'], ['a', 'b', 'c', 'd'], '1 of 5 workloads ready, waiting for a, b and 2 others'],
  ])('with %j ready and %j not says: %s', (ready, missing, text) => {
    const workloads = [
      ...ready.map((name) => workload(name, 1)),
      ...missing.map((name) => workload(name, 0)),
    ];
    expect(describeReadiness(workloads)).toBe(text);
  });

  it('leaves out what only runs at its hour, and says nothing of nothing', () => {
    expect(describeReadiness([workload('config', 1), workload('backup', 0, 'CronJob')])).toBe(
      '1 of 1 workloads ready',
    );
    expect(describeReadiness([])).toBeUndefined();
  });
});
