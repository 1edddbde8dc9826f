import type { Chart } from '../../../chart/index.js';
import { collectImages, type ImageCase, type UsedImage } from '../../../images/index.js';
import { casesOf, loadSettings, type ValuesCase } from '../../../invariants/index.js';
import { indexRelease } from '../../../manifest/index.js';
import { renderChart, type RenderOptions } from '../../../render/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { JsonObject } from '../../../yaml/index.js';
import type { CliContext } from '../../context.js';
import { renderOptionsOf, warnOnce } from '../../render-options.js';
import { valuesStack } from '../../values-stack.js';
import type { ImagesOptions } from './options.js';

/** What a render is told beside the command line. */
export interface Variation {
  /** The registry that all images come from; their own ones when empty. As the values say when undefined. */
  readonly registry?: string;
  readonly values?: JsonObject;
}

/** Renders the chosen cases of a chart and lists their images. */
export interface ImageSource {
  readonly chart: Chart;
  readonly caseNames: readonly string[];
  /** Whether it is known which value puts a registry before the images. */
  readonly movable: boolean;
  readonly list: (variation?: Variation) => Promise<Result<readonly UsedImage[]>>;
}

const casesFor = (chart: Chart, options: ImagesOptions): Result<readonly ValuesCase[]> => {
  if (options.all === true) return success(casesOf(chart));
  const files = valuesStack(chart, options);
  if (isFailure(files)) return files;
  const name = [...(options.environment ?? []), options.ministry ?? []].flat().join('+');
  return success([{ name: name === '' ? 'default' : name, files: files.value }]);
};

/** The value that puts a registry before every image; chart-checks.yaml names it. */
const registryKey = (chart: Chart): Result<string> => {
  const settings = loadSettings(chart.directory);
  if (isFailure(settings)) return settings;
  const key = settings.value.values.imageRegistry;
  if (key !== undefined) return success(key);
  const message = `It is not known which value puts a registry before the images of ${chart.metadata.name}.`;
  return failure(problem('chart', message, 'Name it in chart-checks.yaml: values.imageRegistry.'));
};

const varied = (request: RenderOptions, { registry, values }: Variation): Result<RenderOptions> => {
  const inline = values === undefined ? request : { ...request, inlineValues: values };
  if (registry === undefined) return success(inline);
  const key = registryKey(request.chart);
  if (isFailure(key)) return key;
  // Last, so that it comes before what the user's own --set says.
  return success({ ...inline, set: [...(request.set ?? []), `${key.value}=${registry}`] });
};

/**
 * Chooses the cases that a command line names.
 *
 * @example const source = await openCases(chart, options, context);
 */
export const openCases = async (
  chart: Chart,
  options: ImagesOptions,
  context: CliContext,
): Promise<Result<ImageSource>> => {
  const cases = casesFor(chart, options);
  if (isFailure(cases)) return cases;
  const request = await renderOptionsOf(chart, [], options, context);
  if (isFailure(request)) return request;
  const warn = warnOnce(context);
  return success({
    chart,
    caseNames: cases.value.map(({ name }) => name),
    movable: !isFailure(registryKey(chart)),
    list: async (variation = {}) => {
      const variant = varied(request.value, variation);
      if (isFailure(variant)) return variant;
      const renders = await Promise.all(
        cases.value.map(({ files }) => renderChart({ ...variant.value, values: files })),
      );
      const rendered: ImageCase[] = [];
      for (const [index, render] of renders.entries()) {
        if (isFailure(render)) return render;
        render.value.warnings.forEach(warn);
        rendered.push({ name: cases.value[index]?.name ?? '', release: indexRelease(render.value) });
      }
      return success(collectImages(rendered));
    },
  });
};
