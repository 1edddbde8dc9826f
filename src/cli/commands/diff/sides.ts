import { renderedPaths, type Chart, type ValuesFile } from '../../../chart/index.js';
import { openSide, parseSide, type DiffSide } from '../../../diff/index.js';
import { indexRelease, type Release } from '../../../manifest/index.js';
import { renderChart, type RenderOptions } from '../../../render/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { CliContext } from '../../context.js';
import { renderOptionsOf, type RenderSelection } from '../../render-options.js';
import { valuesStack } from '../../values-stack.js';

export interface SideContext {
  readonly base: Chart;
  readonly workspace: string;
  readonly selection: RenderSelection;
  readonly context: CliContext;
}

const namedFiles = ({ valuesFiles }: Chart, names: readonly string[]): readonly string[] => {
  const all: readonly ValuesFile[] = [
    ...valuesFiles.environments,
    ...valuesFiles.ministries,
    ...valuesFiles.ci,
  ];
  return renderedPaths(names.flatMap((wanted) => all.find(({ name }) => name === wanted) ?? []));
};

// The side's own environments stand after those of both sides, its files after everything.
const stackOf = (
  { chart, names, files }: DiffSide,
  { environment = [], ...rest }: RenderSelection,
): Result<readonly string[]> => {
  const common = valuesStack(chart, { environment });
  if (isFailure(common)) return common;
  const own = valuesStack(chart, rest);
  return isFailure(own)
    ? own
    : success([...common.value, ...namedFiles(chart, names), ...own.value, ...files]);
};

/** One side of a diff, rendered. */
export interface RenderedSide {
  readonly release: Release;
  /** Renders it once more, without the cache. */
  readonly again: () => Promise<Result<Release>>;
}

const renderRelease = async (request: RenderOptions, context: CliContext): Promise<Result<Release>> => {
  const rendered = await renderChart(request);
  if (isFailure(rendered)) return rendered;
  rendered.value.warnings.forEach(context.progress.note);
  return success(indexRelease(rendered.value));
};

/**
 * Renders one side of a diff.
 *
 * @param text - the side as the user named it
 * @example const before = await renderSide('HEAD~1', { base: chart, workspace, selection, context });
 */
export const renderSide = async (
  text: string,
  { base, workspace, selection, context }: SideContext,
): Promise<Result<RenderedSide>> => {
  const side = await openSide(parseSide(text, base), { chart: base, workspace });
  if (isFailure(side)) return side;
  const values = stackOf(side.value, selection);
  if (isFailure(values)) return values;
  const request = await renderOptionsOf(side.value.chart, values.value, selection, context);
  if (isFailure(request)) return request;
  const release = await renderRelease(request.value, context);
  if (isFailure(release)) return release;
  const again = () => renderRelease({ ...request.value, cache: false }, context);
  return success({ release: release.value, again });
};
