import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import type { Chart } from '../../../chart/index.js';
import type { Finding } from '../../../findings/index.js';
import { casesOf, type ValuesCase } from '../../../invariants/index.js';
import { indexRelease } from '../../../manifest/index.js';
import { relativePath } from '../../../paths/index.js';
import { refusedRender, renderChart, type RenderOptions } from '../../../render/index.js';
import type { ReportSuite } from '../../../report/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { KubernetesVersion } from '../../../schemas/index.js';
import type { Counter } from '../../../terminal/index.js';
import { validateManifests, validateValues, type ManifestCase } from '../../../validation/index.js';
import { suiteOf } from '../../findings-report.js';

export interface ValidationRequest {
  readonly helm: RenderOptions['helm'];
  readonly versions: readonly KubernetesVersion[];
  readonly counter: Counter;
  readonly onWarning: (message: string) => void;
}

interface ValidatedCase {
  readonly name: string;
  readonly durationMilliseconds: number;
  readonly findings: readonly Finding[];
  /** Undefined when helm refused the values. */
  readonly manifests?: ManifestCase;
}

interface OpenSuite {
  readonly chart: Chart;
  readonly cases: readonly ValidatedCase[];
  readonly started: number;
}

// Findings name values files from the chart's folder, as reports do.
const belowChart = ({ directory }: Chart, found: Finding): Finding =>
  found.values === undefined ? found : { ...found, values: relativePath(directory, found.values) };

const validateCase = async (
  chart: Chart,
  { name, files }: ValuesCase,
  { helm, counter, onWarning }: ValidationRequest,
): Promise<Result<ValidatedCase>> => {
  const started = performance.now();
  const ofValues = await validateValues(chart, files);
  const rendered = await renderChart({ chart, helm, values: files });
  const durationMilliseconds = performance.now() - started;
  counter.advance(`${chart.metadata.name} ${name}`);
  const findings = ofValues.map((found) => belowChart(chart, found));
  if (!isFailure(rendered)) {
    rendered.value.warnings.forEach(onWarning);
    const manifests = { name, release: indexRelease(rendered.value) };
    return success({ name, durationMilliseconds, findings, manifests });
  }
  if (rendered.problem.kind === 'tool') return rendered;
  // What is wrong in a file has been said with its place.
  const said = findings.some(({ severity }) => severity === 'error');
  return success({
    name,
    durationMilliseconds,
    findings: said ? findings : [...findings, refusedRender(chart, { name, files }, rendered.problem)],
  });
};

const openSuite = async (chart: Chart, request: ValidationRequest): Promise<Result<OpenSuite>> => {
  const started = performance.now();
  const limit = pLimit(availableParallelism());
  const results = await Promise.all(
    casesOf(chart).map((one) => limit(() => validateCase(chart, one, request))),
  );
  const cases: ValidatedCase[] = [];
  for (const result of results) {
    if (isFailure(result)) return result;
    cases.push(result.value);
  }
  return success({ chart, cases, started });
};

// A case of one chart may have the name of a case of another, so each is named with its chart meanwhile.
const manifestName = (chart: Chart, name: string): string => `${chart.directory}\u0000${name}`;

/**
 * Validates the values files of charts against their schemas, and the manifests of all their cases against those of
 * Kubernetes, all in one go.
 *
 * @returns one suite a chart; a failure when helm or kubeconform cannot be run
 * @example const suites = await validateCharts(charts, { helm, versions: ['1.36'], counter, onWarning });
 */
export const validateCharts = async (
  charts: readonly Chart[],
  request: ValidationRequest,
): Promise<Result<readonly ReportSuite[]>> => {
  const suites: OpenSuite[] = [];
  for (const chart of charts) {
    const suite = await openSuite(chart, request);
    if (isFailure(suite)) return suite;
    suites.push(suite.value);
  }
  const manifests = suites.flatMap(({ chart, cases }) =>
    cases.flatMap(({ manifests: one }) =>
      one === undefined ? [] : [{ ...one, name: manifestName(chart, one.name) }],
    ),
  );
  const { versions, onWarning } = request;
  const validated = await validateManifests(manifests, { versions, onWarning });
  if (isFailure(validated)) return validated;
  const ofCase = (chart: Chart, name: string): readonly Finding[] =>
    validated.value
      .filter(({ values }) => values === manifestName(chart, name))
      .map((found) => ({ ...found, values: name }));
  return success(
    suites.map(({ chart, cases, started }) =>
      suiteOf(
        chart,
        cases.map(({ name, durationMilliseconds, findings }) => ({
          name,
          durationMilliseconds,
          findings: [...findings, ...ofCase(chart, name)],
        })),
        [],
        started,
      ),
    ),
  );
};
