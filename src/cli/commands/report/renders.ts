import { basename } from 'node:path';
import { renderedPaths, type Chart, type ValuesFile } from '../../../chart/index.js';
import type { EnvironmentInput } from '../../../html-report/index.js';
import { indexRelease, type Release } from '../../../manifest/index.js';
import { sortEnvironments } from '../../../matrix/index.js';
import { renderChart, type RenderOptions } from '../../../render/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { ValuesOptions } from '../../values-stack.js';

/** Name of the stack without any values file. */
export const DEFAULT_STACK = 'default';

/**
 * Names a stack after its files.
 *
 * @example stackName({ environment: ['eks', 'production'], ministry: 'moe' }) // 'eks+production+moe'
 */
export const stackName = ({ environment = [], ministry, values = [] }: ValuesOptions): string =>
  [
    ...environment,
    ...(ministry === undefined ? [] : [ministry]),
    ...values.map((path) => basename(path)),
  ].join('+') || DEFAULT_STACK;

/**
 * Renders a release.
 *
 * @param onWarning - told what helm warns of
 * @example const release = await renderRelease(request, context.progress.note);
 */
export const renderRelease = async (
  request: RenderOptions,
  onWarning: (message: string) => void,
): Promise<Result<Release>> => {
  const rendered = await renderChart(request);
  if (isFailure(rendered)) return rendered;
  rendered.value.warnings.forEach(onWarning);
  return success(indexRelease(rendered.value));
};

const environmentsOf = (
  chart: Chart,
): readonly { readonly file?: ValuesFile; readonly overlay: boolean }[] => {
  const { bases, overlays } = sortEnvironments(chart);
  return [
    { overlay: false },
    ...bases.map((file) => ({ file, overlay: false })),
    ...overlays.map((file) => ({ file, overlay: true })),
  ];
};

/**
 * Renders the defaults and every environment of a chart, each with what its user has to give. One that helm refuses
 * says why; an overlay alone may be.
 *
 * @param request - the release; its values files are not used
 * @example const environments = await renderEnvironments(request, context.progress.note);
 */
export async function renderEnvironments(
  request: RenderOptions,
  onWarning: (message: string) => void,
): Promise<Result<readonly EnvironmentInput[]>> {
  const found = environmentsOf(request.chart);
  const renders = await Promise.all(
    found.map(({ file }) =>
      renderRelease({ ...request, values: file === undefined ? [] : renderedPaths([file]) }, onWarning),
    ),
  );
  const environments: EnvironmentInput[] = [];
  for (const [index, { file, overlay }] of found.entries()) {
    const release = renders[index];
    const name = file?.name ?? DEFAULT_STACK;
    if (release === undefined) continue;
    if (!isFailure(release)) environments.push({ name, overlay, outcome: { release: release.value } });
    // A helm that is missing or was killed says nothing of the values.
    else if (release.problem.kind === 'tool') return release;
    else environments.push({ name, overlay, outcome: { refused: release.problem.message } });
  }
  return success(environments);
}
