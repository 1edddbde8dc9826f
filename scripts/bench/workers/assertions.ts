import { expect } from 'expect';
import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import { loadSettings } from '../../../src/invariants/index.js';
import { rememberObjects, type ChartRelease } from '../../../src/jest/origin.js';
import * as matchers from '../../../src/jest/matchers/index.js';
import { indexRelease } from '../../../src/manifest/index.js';
import { renderChart } from '../../../src/render/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { costOf, type Cost } from '../processor-time.js';
import { findHelm, openChart } from '../setup.js';
import { VALUES_CASES } from '../values-cases.js';

export interface AssertionsCost extends Cost {
  readonly cases: number;
  readonly assertions: number;
}

expect.extend(matchers);
/** Ten statements of the kinds that a chart's tests make: about objects, ports, storage, containers, rules and traffic. */
const assertAll = (release: ChartRelease, replicas: number): number => {
  const gateway = release.find('Deployment', 'egov-apigateway');
  expect(gateway?.document.spec.template.spec.containers).toHaveLength(1);
  expect(release.find('HorizontalPodAutoscaler', 'egov-apigateway')?.document.spec.maxReplicas).toBe(
    replicas,
  );
  expect(release.defects).toEqual([]);
  expect(release.find('Service', 'egov-apigateway')).toExposePort(8000);
  expect(release.find('Service', 'egov-config')).toExposePort(8888);
  expect(release.find('Service', 'egov-mysql')).toExposePort(3306);
  expect(release).toPass('declared-ports');
  expect(release).toPass('matching-selectors');
  expect(release).toPass('resolved-references');
  expect(release).toPass('resources-present');
  return 10;
};

const helm = await findHelm();
const chart = openChart();
const settings = throwIfFailed(loadSettings(chart.directory));
const limit = pLimit(availableParallelism());
let assertions = 0;
const cost = await costOf(() =>
  Promise.all(
    VALUES_CASES.map(({ path, replicas }) =>
      limit(async () => {
        const set = [`${path}=${String(replicas)}`];
        const rendered = throwIfFailed(await renderChart({ chart, helm, set }));
        const release = rememberObjects({ ...indexRelease(rendered), chart, settings, values: 'default' });
        assertions += assertAll(release, replicas);
      }),
    ),
  ),
);
process.stdout.write(
  JSON.stringify({ ...cost, cases: VALUES_CASES.length, assertions } satisfies AssertionsCost),
);
