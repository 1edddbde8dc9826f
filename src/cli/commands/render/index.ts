import { Option, type Command } from 'commander';
import { renderChart, type Rendered } from '../../../render/index.js';
import { isFailure, success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { collect, outputOption } from '../../options.js';
import {
  CHART_ARGUMENT,
  MERGE_ORDER,
  openChart,
  releaseOptions,
  renderOptionsOf,
  valuesOptions,
  type RenderSelection,
} from '../../render-options.js';
import { valuesStack } from '../../values-stack.js';
import { selectDocuments, type RenderedText } from './select.js';

interface RenderCommandOptions extends RenderSelection {
  readonly show?: readonly string[];
  readonly output: 'text' | 'json';
}

const EXAMPLES = `
${MERGE_ORDER}

Examples:
  $ npx egov-msa render                                         default values
  $ npx egov-msa render --environment vagrant --show portal     objects of that name
  $ npx egov-msa render my-chart -f mine.yaml --show Deployment/web
  $ npx egov-msa render --output json | jq '.objects[].document | select(.kind == "Service")'`;

const configure = (command: Command): Command => {
  command
    .description('Prints the manifests that a values stack renders to, as helm wrote them.')
    .argument('[chart]', CHART_ARGUMENT);
  const options = [
    ...valuesOptions(),
    ...releaseOptions(),
    new Option('--show <name>', 'only this object, NAME or KIND/NAME; may be repeated').argParser(collect),
    outputOption(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const asJson = ({ namespace, releaseName }: Rendered, parts: readonly RenderedText[]): string =>
  JSON.stringify(
    { release: releaseName, namespace, objects: parts.flatMap(({ documents }) => documents) },
    undefined,
    2,
  );

/** `egov-msa render`. */
export const render: CommandDefinition<RenderCommandOptions> = {
  configure,
  run: async (options, context, [directory]) => {
    const chart = openChart(directory);
    if (isFailure(chart)) return chart;
    const values = valuesStack(chart.value, options);
    if (isFailure(values)) return values;
    const request = await renderOptionsOf(chart.value, values.value, options, context);
    if (isFailure(request)) return request;
    const rendered = await renderChart(request.value);
    if (isFailure(rendered)) return rendered;
    rendered.value.warnings.forEach(context.progress.note);
    const selected = selectDocuments(rendered.value.manifest, options.show ?? []);
    if (isFailure(selected)) return selected;
    context.print(
      options.output === 'json'
        ? asJson(rendered.value, selected.value)
        : selected.value.map(({ text }) => text).join('\n'),
    );
    return success(undefined);
  },
};
