import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadChart, type Chart } from '../../../chart/index.js';
import {
  CT_FILE,
  JEST_FILE,
  PACKAGE,
  SETTINGS,
  WORKFLOW,
  findCharts,
  testFile,
  type ChartFacts,
  type RepositoryFacts,
} from '../../../init/index.js';
import { containerOf, indexRelease, workloadsOf, type Release } from '../../../manifest/index.js';
import { runProcess } from '../../../process/index.js';
import { renderChart } from '../../../render/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import { projectPath, resolveTool, type ResolvedTool } from '../../../tools/index.js';
import { isJsonObject, type JsonObject } from '../../../yaml/index.js';
import type { CliContext } from '../../context.js';
import { checkWholeChart, countCases } from '../check/check-chart.js';

/** Jest's own configuration may lie in any of these. */
const JEST_FILES = [
  'jest.config.js',
  'jest.config.ts',
  'jest.config.mjs',
  'jest.config.cjs',
  'jest.config.json',
];

const readText = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

const readPackage = (root: string): Result<JsonObject | undefined> => {
  const text = readText(join(root, PACKAGE));
  if (text === undefined) return success(undefined);
  try {
    const json: unknown = JSON.parse(text);
    if (isJsonObject(json)) return success(json);
  } catch {
    // Told below.
  }
  return failure(problem('input', `${PACKAGE} is not valid JSON.`, 'Correct it, then run again.'));
};

/** The packages that the tests need, in the versions that this toolkit is tested with. */
const testedVersions = (): Readonly<Record<string, string>> => {
  const { devDependencies = {} } = JSON.parse(readFileSync(projectPath(PACKAGE), 'utf8')) as {
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  return Object.fromEntries(
    ['@jest/globals', 'jest'].map((name) => [name, `^${devDependencies[name] ?? '30.0.0'}`]),
  );
};

const currentBranch = async (root: string): Promise<string> => {
  const output = await runProcess('git', ['-C', root, 'symbolic-ref', '--short', 'HEAD']);
  const name = isFailure(output) || output.value.exitCode !== 0 ? '' : output.value.stdout.trim();
  return name === '' ? 'main' : name;
};

const isHook = (release: Release, kind: string, name: string): boolean =>
  release.find(kind, name)?.metadata.annotations['helm.sh/hook'] !== undefined;

const renderFacts = (release: Release): Pick<ChartFacts, 'services' | 'workloads'> => ({
  services: release.ofKind('Service').map(({ metadata, document }) => ({
    name: metadata.name,
    ports: (document.spec.ports ?? []).map(({ port }) => port),
  })),
  workloads: workloadsOf(release)
    .filter(({ kind, metadata }) => !isHook(release, kind, metadata.name))
    .flatMap((workload) => {
      const image = containerOf(workload)?.image;
      return image === undefined ? [] : [{ kind: workload.kind, name: workload.metadata.name, image }];
    }),
});

const factsOfChart = async (
  chart: Chart,
  directory: string,
  helm: ResolvedTool,
  { progress }: CliContext,
): Promise<Result<ChartFacts>> => {
  const program = { path: helm.path, version: `v${helm.version}` };
  const rendered = await renderChart({ chart, helm: program, releaseName: chart.metadata.name });
  if (isFailure(rendered)) return rendered;
  const counter = progress.count(`Checking ${directory}`, countCases([chart]));
  const checked = await checkWholeChart(chart, {
    helm: program,
    selection: {},
    counter,
    onWarning: progress.note,
  });
  if (isFailure(checked)) {
    counter.fail();
    return checked;
  }
  counter.succeed();
  return success({
    name: chart.metadata.name,
    directory,
    ...renderFacts(indexRelease(rendered.value)),
    findings: checked.value.suite.cases.flatMap(({ findings }) => findings),
  });
};

const presentFiles = (root: string, charts: readonly ChartFacts[]): readonly string[] => {
  const own = [CT_FILE, SETTINGS, WORKFLOW, ...charts.map(({ name }) => testFile(name))];
  const hasJest = JEST_FILES.some((name) => existsSync(join(root, name)));
  return [...own.filter((path) => existsSync(join(root, path))), ...(hasJest ? [JEST_FILE] : [])];
};

/**
 * Looks at a repository: its charts, what the checks find in them, and the files that are there.
 *
 * @param root - of the repository
 * @returns a failure when there is no chart, or one that helm refuses
 * @example const facts = await readRepository('.', context);
 */
export const readRepository = async (root: string, context: CliContext): Promise<Result<RepositoryFacts>> => {
  const directories = await findCharts(root);
  if (directories.length === 0)
    return failure(
      problem(
        'usage',
        `There is no chart in ${root}.`,
        `Make one with helm create charts/${basename(root) || 'web'}, then run again.`,
      ),
    );
  if (directories.includes('.'))
    return failure(
      problem(
        'usage',
        `${root} is itself a chart.`,
        'Run init in the folder above, which keeps tests and settings out of the package.',
      ),
    );
  const packageJson = readPackage(root);
  if (isFailure(packageJson)) return packageJson;
  const helm = await resolveTool('helm', { progress: context.progress, signal: context.signal });
  if (isFailure(helm)) return helm;
  const charts: ChartFacts[] = [];
  for (const directory of directories) {
    const chart = loadChart(join(root, directory));
    if (isFailure(chart)) return chart;
    if (chart.value.metadata.type === 'library') continue;
    const facts = await factsOfChart(chart.value, directory, helm.value, context);
    if (isFailure(facts)) return facts;
    charts.push(facts.value);
  }
  const gitignore = readText(join(root, '.gitignore'));
  return success({
    charts,
    present: presentFiles(root, charts),
    branch: await currentBranch(root),
    versions: testedVersions(),
    ...(packageJson.value === undefined ? {} : { packageJson: packageJson.value }),
    ...(gitignore === undefined ? {} : { gitignore }),
  });
};
