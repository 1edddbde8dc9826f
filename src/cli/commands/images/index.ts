import { Option, type Command } from 'commander';
import type { Chart } from '../../../chart/index.js';
import { collectImages, type ImageCase, type UsedImage } from '../../../images/index.js';
import { casesOf, type ValuesCase } from '../../../invariants/index.js';
import { indexRelease } from '../../../manifest/index.js';
import { renderChart } from '../../../render/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { formatTable } from '../../../terminal/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { outputOption } from '../../options.js';
import {
  CHART_ARGUMENT,
  MERGE_ORDER,
  openChart,
  releaseOptions,
  renderOptionsOf,
  valuesOptions,
  warnOnce,
  type RenderSelection,
} from '../../render-options.js';
import { valuesStack } from '../../values-stack.js';

interface ImagesOptions extends RenderSelection {
  readonly all?: boolean;
  readonly output: 'text' | 'json';
}

const EXAMPLES = `
${MERGE_ORDER}

Examples:
  $ npx egov-msa images --environment vagrant
  $ npx egov-msa images --all                             what a closed network has to mirror
  $ npx egov-msa images --all --output json | jq --raw-output '.images[].image'`;

const configure = (command: Command): Command => {
  command
    .description('Lists every image that a values stack pulls, with the workloads that use it.')
    .argument('[chart]', CHART_ARGUMENT);
  const options = [
    ...valuesOptions().map((option) => option.conflicts('all')),
    ...releaseOptions(),
    new Option('--all', 'over all cases: the defaults, the files in ci/ and the environments'),
    outputOption(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const casesFor = (chart: Chart, options: ImagesOptions): Result<readonly ValuesCase[]> => {
  if (options.all === true) return success(casesOf(chart));
  const files = valuesStack(chart, options);
  if (isFailure(files)) return files;
  const name = [...(options.environment ?? []), options.ministry ?? []].flat().join('+');
  return success([{ name: name === '' ? 'default' : name, files: files.value }]);
};

const renderCases = async (
  chart: Chart,
  cases: readonly ValuesCase[],
  options: ImagesOptions,
  context: CliContext,
): Promise<Result<readonly ImageCase[]>> => {
  const request = await renderOptionsOf(chart, [], options, context);
  if (isFailure(request)) return request;
  const renders = await Promise.all(
    cases.map(({ files }) => renderChart({ ...request.value, values: files })),
  );
  const warn = warnOnce(context);
  const rendered: ImageCase[] = [];
  for (const [index, render] of renders.entries()) {
    if (isFailure(render)) return render;
    render.value.warnings.forEach(warn);
    rendered.push({ name: cases[index]?.name ?? '', release: indexRelease(render.value) });
  }
  return success(rendered);
};

const userNames = ({ users }: UsedImage): string =>
  users
    .map(({ kind, name, container, role }) => {
      const places = {
        container: '',
        init: ` (init container ${container})`,
        sidecar: ` (sidecar ${container})`,
        volume: ` (volume ${container})`,
        started: ' (pods that it starts)',
      };
      return `${kind}/${name}${places[role]}`;
    })
    .filter((text, index, all) => all.indexOf(text) === index)
    .join('\n');

const formatImages = (images: readonly UsedImage[]): string =>
  images.length === 0
    ? 'These values pull no image.'
    : formatTable(
        ['IMAGE', 'USED BY'],
        images.map((used) => [used.image, userNames(used)]),
      );

/** `egov-msa images`. */
export const images: CommandDefinition<ImagesOptions> = {
  configure,
  run: async (options, context, [directory]) => {
    const chart = openChart(directory);
    if (isFailure(chart)) return chart;
    const cases = casesFor(chart.value, options);
    if (isFailure(cases)) return cases;
    const rendered = await renderCases(chart.value, cases.value, options, context);
    if (isFailure(rendered)) return rendered;
    const found = collectImages(rendered.value);
    context.print(
      options.output === 'json'
        ? JSON.stringify(
            { chart: chart.value.metadata.name, cases: cases.value.map(({ name }) => name), images: found },
            undefined,
            2,
          )
        : formatImages(found),
    );
    return success(undefined);
  },
};
