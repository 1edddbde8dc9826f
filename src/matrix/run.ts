import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import type { Chart } from '../chart/index.js';
import { sortFindings, type Finding } from '../findings/index.js';
import { checkChart, loadSettings } from '../invariants/index.js';
import type { HelmProgram } from '../render/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../schemas/index.js';
import { validateManifests } from '../validation/index.js';
import { inspectStack, type InspectedCell, type InspectOptions } from './inspect.js';
import { planStacks, sortEnvironments } from './stacks.js';
import { cellKey, noStore, openStore, type CellStore } from './store.js';
import { toolkitHash } from './toolkit.js';
import type { Cell, CellOutcome, Matrix, Stack } from './types.js';

export interface MatrixOptions {
  readonly chart: Chart;
  readonly helm: HelmProgram;
  /** @default every supported version */
  readonly versions?: readonly KubernetesVersion[];
  /** @default those of {@link stacksOf} */
  readonly stacks?: readonly Stack[];
  /** `false` looks at everything again. @default true */
  readonly cache?: boolean;
  /** Called as each cell is done. */
  readonly onCell?: (name: string) => void;
  /** Called with a sentence when something that only costs time went wrong. */
  readonly onWarning?: (message: string) => void;
}

/** So many stacks are held in memory at once; kubeconform is started once for them all. */
const STACKS_AT_ONCE = 40;

/**
 * Every stack of the values files that a chart ships.
 *
 * @example stacksOf(chart).map(({ name }) => name) // ['default', 'moe', 'vagrant', 'vagrant+moe']
 */
export const stacksOf = (chart: Chart): readonly Stack[] =>
  planStacks(sortEnvironments(chart), chart.valuesFiles.ministries);

const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

type KeyOf = (stack: Stack, version: KubernetesVersion) => string;

const keysWith = (commonParts: readonly string[]): KeyOf => {
  const common = commonParts.join('\u0000');
  return ({ name, files }, version) => cellKey(files, [common, name, version]);
};

interface Run {
  readonly options: InspectOptions;
  readonly store: CellStore;
  readonly keyOf: KeyOf;
  readonly onCell: (name: string) => void;
}

const caseName = ({ stack, kubernetes }: Pick<InspectedCell, 'stack' | 'kubernetes'>): string =>
  `${stack.name}\u0000${kubernetes}`;

// The validator looks at equal documents once, whatever stack or version they come from.
const validateCells = async (
  cells: readonly InspectedCell[],
  { options }: Run,
): Promise<Result<ReadonlyMap<string, readonly Finding[]>>> => {
  const { onWarning, cache } = options;
  const validated = await validateManifests(
    cells.flatMap((cell) =>
      cell.release === undefined
        ? []
        : [{ name: caseName(cell), release: cell.release, versions: [cell.kubernetes] }],
    ),
    { onWarning, cache },
  );
  if (isFailure(validated)) return validated;
  const byCase = new Map<string, Finding[]>();
  for (const found of validated.value) {
    const name = found.values ?? '';
    byCase.set(name, [...(byCase.get(name) ?? []), { ...found, values: name.split('\u0000')[0] }]);
  }
  return success(byCase);
};

const inspectAll = async (
  stacks: ReadonlyMap<Stack, readonly KubernetesVersion[]>,
  run: Run,
): Promise<Result<readonly InspectedCell[]>> => {
  const limit = pLimit(availableParallelism());
  const inspected = await Promise.all(
    [...stacks].map(([stack, versions]) =>
      limit(async () => {
        const cells = await inspectStack(stack, versions, run.options);
        for (const version of versions) run.onCell(`${stack.name} ${version}`);
        return cells;
      }),
    ),
  );
  const all: InspectedCell[] = [];
  for (const cells of inspected) {
    if (isFailure(cells)) return cells;
    all.push(...cells.value);
  }
  return success(all);
};

const lookAtNew = async (
  missing: ReadonlyMap<Stack, readonly KubernetesVersion[]>,
  run: Run,
): Promise<Result<readonly Cell[]>> => {
  const inspected = await inspectAll(missing, run);
  if (isFailure(inspected)) return inspected;
  const manifests = await validateCells(inspected.value, run);
  if (isFailure(manifests)) return manifests;
  const cells = inspected.value.map((cell): Cell => {
    const { stack, kubernetes, release, durationMilliseconds } = cell;
    const findings = sortFindings([...cell.findings, ...(manifests.value.get(caseName(cell)) ?? [])]);
    const objects = release?.objects.length ?? 0;
    return { stack, kubernetes, objects, findings, durationMilliseconds, cached: false };
  });
  await Promise.all(
    cells.map(({ stack, kubernetes, objects, findings, durationMilliseconds }) => {
      const outcome: CellOutcome = { objects, findings, durationMilliseconds };
      return run.store.write(run.keyOf(stack, kubernetes), outcome);
    }),
  );
  return success(cells);
};

const runStacks = async (
  stacks: readonly Stack[],
  versions: readonly KubernetesVersion[],
  run: Run,
): Promise<Result<readonly Cell[]>> => {
  const found: Cell[] = [];
  const missing = new Map<Stack, readonly KubernetesVersion[]>();
  for (const stack of stacks) {
    const unknown: KubernetesVersion[] = [];
    for (const kubernetes of versions) {
      const outcome = await run.store.read(run.keyOf(stack, kubernetes));
      if (outcome === undefined) unknown.push(kubernetes);
      else {
        found.push({ stack, kubernetes, ...outcome, cached: true });
        run.onCell(`${stack.name} ${kubernetes}`);
      }
    }
    if (unknown.length > 0) missing.set(stack, unknown);
  }
  const fresh = missing.size === 0 ? success([]) : await lookAtNew(missing, run);
  if (isFailure(fresh)) return fresh;
  const rank = new Map(stacks.map((stack, index) => [stack, index]));
  const order = ({ stack, kubernetes }: Cell): number =>
    (rank.get(stack) ?? 0) * versions.length + versions.indexOf(kubernetes);
  return success([...found, ...fresh.value].sort((left, right) => order(left) - order(right)));
};

/**
 * Renders, validates and checks every values stack of a chart under every Kubernetes version, in parallel. What an
 * earlier run found in a cell that is still the same is taken from the cache.
 *
 * Checks the invariants of a release and of the chart; those that compare several renders are left to `check`.
 *
 * @returns every cell; a failure when the settings are wrong, or when helm or kubeconform does not run
 * @example
 * const matrix = throwIfFailed(await runMatrix({ chart, helm: { path: 'helm', version: 'v4.3.1' } }));
 * matrix.cells.filter(({ findings }) => hasErrors(findings)).map(({ stack }) => stack.name);
 */
export async function runMatrix(options: MatrixOptions): Promise<Result<Matrix>> {
  const { chart, helm, versions = KUBERNETES_VERSIONS, cache = true } = options;
  const { stacks = stacksOf(chart), onCell = () => undefined } = options;
  const warned = new Set<string>();
  const onWarning = (message: string): void => {
    if (!warned.has(message)) options.onWarning?.(message);
    warned.add(message);
  };
  const settings = loadSettings(chart.directory);
  if (isFailure(settings)) return settings;
  const store = cache ? openStore(onWarning) : noStore;
  const common = [toolkitHash(), chart.hash, JSON.stringify(settings.value), helm.version ?? helm.path];
  const run: Run = {
    options: { chart, settings: settings.value, helm, cache, onWarning },
    store,
    keyOf: keysWith(common),
    onCell,
  };
  const cells: Cell[] = [];
  for (const chunk of chunksOf(stacks, STACKS_AT_ONCE)) {
    const looked = await runStacks(chunk, versions, run);
    if (isFailure(looked)) return looked;
    cells.push(...looked.value);
  }
  const chartKey = cellKey([], [...common, 'chart']);
  const known = await store.read(chartKey);
  const chartFindings = known?.findings ?? checkChart({ chart, settings: settings.value }).findings;
  if (known === undefined)
    await store.write(chartKey, { objects: 0, findings: chartFindings, durationMilliseconds: 0 });
  await store.close();
  return success({ cells, chartFindings });
}
