import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import { sortFindings, type Finding } from '../findings/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import type { KubernetesVersion } from '../schemas/index.js';
import { validateManifests } from '../validation/index.js';
import { inspectStack, type InspectedCell, type InspectOptions } from './inspect.js';
import type { CellStore } from './store.js';
import type { Cell, CellOutcome, Stack } from './types.js';

/** Names a cell in the store. */
export type KeyOf = (stack: Stack, version: KubernetesVersion) => string;

/** What stays the same for all cells of a run. */
export interface Run {
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

/**
 * Renders, checks and validates cells, and stores what was found.
 *
 * @param missing - the versions to look at, by stack
 * @returns the cells, stack by stack
 * @example const cells = await lookAtNew(new Map([[stack, ['1.36']]]), run);
 */
export const lookAtNew = async (
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
