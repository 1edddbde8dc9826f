import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { satisfies } from 'semver';
import { isFailure } from '../../result/index.js';
import { isJsonObject, parseYamlDocument } from '../../yaml/index.js';
import { describeChart, readChart, type CtChart } from '../charts/index.js';
import type { CtDependency } from '../charts/chart.js';
import { quote } from '../console.js';
import type { ChartContext } from '../context.js';
import { debugLine, outputLines, runHelm } from '../programs.js';
import { processError, type StepOutcome } from '../step.js';
import { chartFinding, readText } from './files.js';

const RULE = 'ct/dependencies';

/** Versions by name, as Chart.lock pins them. */
const lockedVersions = (directory: string, { path }: CtChart): ReadonlyMap<string, string> => {
  const parsed = parseYamlDocument(readText(directory, join(path, 'Chart.lock')) ?? '');
  const entries = 'value' in parsed && isJsonObject(parsed.value) ? parsed.value['dependencies'] : [];
  const objects = Array.isArray(entries) ? entries.filter(isJsonObject) : [];
  return new Map(
    objects.flatMap(({ name, version }) =>
      typeof name === 'string' && typeof version === 'string' ? [[name, version] as const] : [],
    ),
  );
};

const packedVersion = (directory: string, charts: string, name: string): string | undefined => {
  const unpacked = readChart(directory, join(charts, name));
  if (!isFailure(unpacked)) return unpacked.value.yaml.version;
  if (!existsSync(resolve(directory, charts))) return undefined;
  const archive = readdirSync(resolve(directory, charts)).find(
    (file) => file.startsWith(`${name}-`) && /^\d.*\.tgz$/.test(file.slice(name.length + 1)),
  );
  return archive?.slice(name.length + 1, -'.tgz'.length);
};

const isThere = (
  dependency: CtDependency,
  locked: string | undefined,
  packed: string | undefined,
): boolean => {
  if (packed === undefined) return false;
  if (locked !== undefined && dependency.repository !== '') return locked === packed;
  return satisfies(packed, dependency.version, { includePrerelease: true, loose: true });
};

/**
 * Tells whether everything that a chart depends on lies in its charts/ folder, in a version that fits, so
 * that nothing has to be fetched. Archives of `file://` dependencies are never taken for current.
 *
 * @example hasAllDependencies('.', chart)
 */
export const hasAllDependencies = (directory: string, chart: CtChart): boolean => {
  const locked = lockedVersions(directory, chart);
  return chart.yaml.dependencies.every((dependency) => {
    const charts = join(chart.path, 'charts');
    const unpacked = existsSync(resolve(directory, charts, dependency.name, 'Chart.yaml'));
    if (dependency.repository.startsWith('file://') && !unpacked) return false;
    const packed = packedVersion(directory, charts, dependency.name);
    return isThere(dependency, locked.get(dependency.name), packed);
  });
};

/**
 * Runs `helm dependency build`, unless nothing is missing: it asks every repository each time.
 *
 * @example await buildDependencies(chart, context)
 */
export const buildDependencies = async (chart: CtChart, context: ChartContext): Promise<StepOutcome> => {
  const { skipHelmDependencies, helmDependencyExtraArgs } = context.configuration;
  if (skipHelmDependencies) return { lines: [], findings: [], skipped: '--skip-helm-dependencies' };
  if (hasAllDependencies(context.directory, chart)) return { lines: [], findings: [] };
  const args = ['dependency', 'build', chart.path, ...helmDependencyExtraArgs];
  const lines = debugLine(context, 'helm', args);
  const output = await runHelm(context, args);
  if (!isFailure(output) && output.value.exitCode === 0) {
    return { lines: [...lines, ...outputLines(output.value)], findings: [] };
  }
  const [reason, printed] = isFailure(output)
    ? [output.problem.message, []]
    : [processError(output.value.exitCode), outputLines(output.value)];
  const error = `failed building dependencies for chart ${quote(describeChart(chart))}: ${reason}`;
  const detail = isFailure(output) ? output.problem.hint : output.value.stderr.trim().replace(/^Error: /, '');
  const message = `The dependencies of ${chart.path} cannot be built: ${detail}`;
  const hint = 'Check the repositories and versions in Chart.yaml, or commit the charts below charts/.';
  return { lines: [...lines, ...printed], findings: [chartFinding(chart, RULE, message, hint)], error };
};
