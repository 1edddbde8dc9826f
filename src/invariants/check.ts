import type { Release } from '../manifest/index.js';
import { invariants } from './registry.js';
import { joinReports, toReport } from './report.js';
import { isSelected } from './rules.js';
import type { ChartContext, CheckReport, ReleaseContext, RenderedCase, Selection } from './types.js';

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
      invariant.scope === 'release' && isSelected(invariant, selection)
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
      invariant.scope === 'chart' && isSelected(invariant, selection)
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
      invariant.scope === 'cases' && isSelected(invariant, selection)
        ? [toReport(invariant, invariant.inspect(cases, context), context)]
        : [],
    ),
  ]);
