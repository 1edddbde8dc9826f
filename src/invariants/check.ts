import type { Release } from '../manifest/index.js';
import { invariants } from './registry.js';
import { joinReports, toReport } from './report.js';
import type {
  ChartContext,
  CheckReport,
  Invariant,
  ReleaseContext,
  RenderedCase,
  Selection,
} from './types.js';

const selected = ({ rule }: Invariant, { only, except = [] }: Selection): boolean =>
  (only === undefined || only.includes(rule)) && !except.includes(rule);

/**
 * Checks one render against every invariant of a release.
 *
 * @returns the findings, and those that the chart excuses
 * @example
 * const { findings } = checkRelease(release, { chart, settings, values: 'vagrant', environment: {} });
 */
export const checkRelease = (
  release: Release,
  context: ReleaseContext,
  selection: Selection = {},
): CheckReport =>
  joinReports(
    invariants.flatMap((invariant) =>
      invariant.scope === 'release' && selected(invariant, selection)
        ? [toReport(invariant, invariant.inspect(release, context), context, context.values)]
        : [],
    ),
  );

/**
 * Checks the files of a chart.
 *
 * @example checkChart({ chart, settings: throwIfFailed(loadSettings(chart.directory)) }).findings
 */
export const checkChart = (context: ChartContext, selection: Selection = {}): CheckReport =>
  joinReports(
    invariants.flatMap((invariant) =>
      invariant.scope === 'chart' && selected(invariant, selection)
        ? [toReport(invariant, invariant.inspect(context.chart, context), context)]
        : [],
    ),
  );

/**
 * Checks what holds for all values cases together, and each case's release.
 *
 * @param cases - see {@link renderCases}
 * @example checkCases(cases, { chart, settings }, { except: ['rendered-templates'] }).findings
 */
export const checkCases = (
  cases: readonly RenderedCase[],
  context: ChartContext,
  selection: Selection = {},
): CheckReport =>
  joinReports([
    ...cases.map(({ name, release, environment }) =>
      checkRelease(release, { ...context, values: name, environment }, selection),
    ),
    ...invariants.flatMap((invariant) =>
      invariant.scope === 'cases' && selected(invariant, selection)
        ? [toReport(invariant, invariant.inspect(cases, context), context)]
        : [],
    ),
  ]);

/**
 * Names in a selection that are no rule.
 *
 * @example unknownRules({ only: ['pined-images'] }) // ['pined-images']
 */
export const unknownRules = ({ only = [], except = [] }: Selection): readonly string[] =>
  [...only, ...except].filter((name) => !invariants.some(({ rule }) => rule === name));
