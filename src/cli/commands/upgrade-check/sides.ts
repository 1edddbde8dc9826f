import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Chart } from '../../../chart/index.js';
import { parseSide } from '../../../diff/index.js';
import { failure, isFailure, problem, success, type Problem, type Result } from '../../../result/index.js';
import type { Upgrade, UpgradeSide } from '../../../upgrade/index.js';
import type { CliContext } from '../../context.js';
import type { RenderSelection } from '../../render-options.js';
import { renderSide, type RenderedSide } from '../../render-side.js';
import type { UpgradeCheckOptions } from './options.js';

/** The chart as it is. */
const AS_IT_IS = 'default';

/** Refusals of what only the newer chart has. */
const ONE_SIDED = /^(?:The values\b|There is no (?:environment|ministry)\b)/;

const FROM_VALUES_HINT = 'Give the older side its own values with --from-values.';

const NOTHING_TO_COMPARE = problem(
  'usage',
  'upgrade-check needs to know what runs now.',
  'Name a version, a revision, a package or a folder with --from.',
);

const notAChart = (text: string): Problem =>
  problem(
    'usage',
    `${text} is neither a chart folder nor a packaged chart.`,
    'Name a file that helm package wrote; values files go to -f, those of the older side to --from-values.',
  );

const withOnly = (
  values: readonly string[],
  { namespace, release, kubeVersion, apiVersions }: RenderSelection,
): RenderSelection => ({
  ...{ namespace, release },
  ...(kubeVersion === undefined ? {} : { kubeVersion }),
  ...(apiVersions === undefined ? {} : { apiVersions }),
  values,
});

const renderTwice = async (rendered: RenderedSide): Promise<Result<UpgradeSide>> => {
  const again = await rendered.again();
  if (isFailure(again)) return again;
  const { release, chart } = rendered;
  return success({ release, again: again.value, version: chart.metadata.version, hash: chart.hash });
};

const looksUp = ({ directory, templates, subcharts }: Chart): boolean =>
  templates.some((path) => /\blookup\s+"/.test(readFileSync(join(directory, path), 'utf8'))) ||
  subcharts.some(looksUp);

const labelOf = (text: string, { version }: UpgradeSide): string =>
  text === AS_IT_IS || text.includes(version) ? version : `${basename(text)} (${version})`;

/**
 * Renders both sides of an upgrade, each twice, as an upgrade sees them.
 *
 * @param base - the chart that names, versions and revisions are meant for
 * @param workspace - folder for charts that have to be taken out of an archive
 * @example const upgrade = await renderUpgrade(chart, workspace, options, context);
 */
export const renderUpgrade = async (
  base: Chart,
  workspace: string,
  options: UpgradeCheckOptions,
  context: CliContext,
): Promise<Result<Upgrade>> => {
  const { from, to = AS_IT_IS, repository, fromValues } = options;
  if (from === undefined) return failure(NOTHING_TO_COMPARE);
  const wrong = [from, to].find((text) => parseSide(text, base).type === 'values');
  if (wrong !== undefined) return failure(notAChart(wrong));
  const sides = {
    base,
    workspace,
    context,
    render: { isUpgrade: true, includeCrds: true },
    ...(repository === undefined ? {} : { repository }),
  };
  const older = fromValues === undefined ? options : withOnly(fromValues, options);
  const old = await renderSide(from, { ...sides, selection: older });
  if (isFailure(old)) {
    const { problem: reason } = old;
    return failure({
      ...reason,
      message: `--from ${from}: ${reason.message}`,
      hint: ONE_SIDED.test(reason.message) ? `${reason.hint} ${FROM_VALUES_HINT}` : reason.hint,
    });
  }
  const fresh = await renderSide(to, { ...sides, selection: options });
  if (isFailure(fresh)) return fresh;
  const [before, after] = [await renderTwice(old.value), await renderTwice(fresh.value)];
  if (isFailure(before)) return before;
  if (isFailure(after)) return after;
  return success({
    chart: base.metadata.name,
    name: `${labelOf(from, before.value)} -> ${labelOf(to, after.value)}`,
    before: before.value,
    after: after.value,
    looksUp: looksUp(fresh.value.chart),
  });
};
