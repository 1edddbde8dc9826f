import { renderedPaths, type Chart, type ValuesFile } from '../chart/index.js';
import { openSide, parseSide, type DiffSide, type Repository } from '../diff/index.js';
import { indexRelease, type Release } from '../manifest/index.js';
import { renderChart, type RenderOptions } from '../render/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import type { CliContext } from './context.js';
import { findHelm, renderOptionsOf, type RenderSelection } from './render-options.js';
import { valuesStack } from './values-stack.js';

export interface SideContext {
  readonly base: Chart;
  readonly workspace: string;
  readonly selection: RenderSelection;
  readonly context: CliContext;
  /** Address of the repository that published versions are in. */
  readonly repository?: string;
  /** What helm is told beside the values. */
  readonly render?: Pick<RenderOptions, 'isUpgrade' | 'includeCrds'>;
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

/** One side of a comparison, rendered. */
export interface RenderedSide {
  readonly chart: Chart;
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

const openRepository = async (
  address: string | undefined,
  context: CliContext,
): Promise<Result<{ readonly repository?: Repository }>> => {
  if (address === undefined) return success({});
  const helm = await findHelm(context);
  return isFailure(helm) ? helm : success({ repository: { address, helm: helm.value.path } });
};

/**
 * Renders one side of a comparison.
 *
 * @param text - the side as the user named it
 * @example const before = await renderSide('HEAD~1', { base: chart, workspace, selection, context });
 */
export const renderSide = async (
  text: string,
  { base, workspace, selection, context, repository: address, render = {} }: SideContext,
): Promise<Result<RenderedSide>> => {
  const repository = await openRepository(address, context);
  if (isFailure(repository)) return repository;
  const side = await openSide(parseSide(text, base), { chart: base, workspace, ...repository.value });
  if (isFailure(side)) return side;
  const { chart } = side.value;
  const values = stackOf(side.value, selection);
  if (isFailure(values)) return values;
  const options = await renderOptionsOf(chart, values.value, selection, context);
  if (isFailure(options)) return options;
  const request = { ...options.value, ...render };
  const release = await renderRelease(request, context);
  if (isFailure(release)) return release;
  const again = () => renderRelease({ ...request, cache: false }, context);
  return success({ chart, release: release.value, again });
};
