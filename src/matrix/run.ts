import { entryKey } from '../cache/index.js';
import type { Chart } from '../chart/index.js';
import { checkChart, loadSettings } from '../invariants/index.js';
import type { HelmProgram } from '../render/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../schemas/index.js';
import { lookAtNew, type KeyOf, type Run } from './look.js';
import { ministryFiles, planStacks, sortEnvironments } from './stacks.js';
import { noStore, openStore } from './store.js';
import { toolkitHash } from './toolkit.js';
import type { Cell, Matrix, Stack } from './types.js';

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
  planStacks(sortEnvironments(chart), ministryFiles(chart));

const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

const keysWith = (commonParts: readonly string[]): KeyOf => {
  const common = commonParts.join('\u0000');
  return ({ name, files }, version) => entryKey(files, [common, name, version]);
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
  const chartKey = entryKey([], [...common, 'chart']);
  const known = await store.read(chartKey);
  const chartFindings = known?.findings ?? checkChart({ chart, settings: settings.value }).findings;
  if (known === undefined)
    await store.write(chartKey, { objects: 0, findings: chartFindings, durationMilliseconds: 0 });
  return success({ cells, chartFindings });
}
