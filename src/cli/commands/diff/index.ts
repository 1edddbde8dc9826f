import { Option, type Command } from 'commander';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareReleases,
  countDiff,
  formatDiff,
  formatDiffPath,
  type ReleaseDiff,
} from '../../../diff/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { outputOption } from '../../options.js';
import {
  MERGE_ORDER,
  openChart,
  releaseOptions,
  valuesOptions,
  type RenderSelection,
} from '../../render-options.js';
import { renderSide } from '../../render-side.js';

interface DiffCommandOptions extends RenderSelection {
  readonly chart?: string;
  readonly showNoise?: boolean;
  readonly exitCode?: boolean;
  readonly output: 'text' | 'json';
}

const DESCRIPTION = `Shows what differs between two renders, object by object and field by field.

A and B are each one of:
  default, vagrant, eks+production   the chart's defaults, or its values files by name
  mine.yaml                          a values file
  charts/other                       a chart folder
  egov-msa-0.1.0.tgz                 a packaged chart
  main, v0.1.0, HEAD~3               the chart at a git revision
  0.1.0                              a published version: git tag egov-msa-0.1.0
  HEAD~3:charts/other                a folder at a git revision

Items of lists are matched by name, values of Secrets are never shown.`;

const EXAMPLES = `
The other options count for both sides. ${MERGE_ORDER}

Examples:
  $ npx egov-msa diff default vagrant
  $ npx egov-msa diff default production --environment eks
  $ npx egov-msa diff main . --chart . --exit-code          what this branch changes
  $ npx egov-msa diff egov-msa-0.1.0.tgz charts/egov-msa -f mine.yaml
  $ npx egov-msa diff v0.1.0 HEAD --output json | jq '.objects[] | select(.type == "removed")'

Exit codes: 0, also when something differs; 1 with --exit-code when something differs, or on a failure.`;

const configure = (command: Command): Command => {
  command
    .description(DESCRIPTION)
    .argument('<a>', 'the older side')
    .argument('<b>', 'the newer side')
    .option('--chart <path>', 'the chart that names, values files and revisions are meant for');
  const options = [
    ...valuesOptions(),
    ...releaseOptions(),
    new Option('--show-noise', 'also chart versions, checksums and random values'),
    new Option('--exit-code', 'exit with 1 when something differs'),
    outputOption(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const asJson = (diff: ReleaseDiff, before: string, after: string): string =>
  JSON.stringify(
    {
      before,
      after,
      equal: diff.objects.length === 0,
      counts: countDiff(diff),
      objects: diff.objects.map((object) => ({
        ...object,
        fields: object.fields.map((field) => ({ ...field, path: formatDiffPath(field.path) })),
      })),
    },
    undefined,
    2,
  );

const compare = async (
  before: string,
  after: string,
  options: DiffCommandOptions,
  context: CliContext,
): Promise<Result<ReleaseDiff>> => {
  const base = openChart(options.chart);
  if (isFailure(base)) return base;
  const workspace = await mkdtemp(join(tmpdir(), 'egov-msa-diff-'));
  try {
    const { showNoise = false } = options;
    const sides = { base: base.value, workspace, selection: options, context };
    const [old, fresh] = [await renderSide(before, sides), await renderSide(after, sides)];
    if (isFailure(old)) return old;
    if (isFailure(fresh)) return fresh;
    const compared = compareReleases(old.value.release, fresh.value.release, { showNoise });
    if (showNoise || compared.objects.length === 0) return success(compared);
    const again = await fresh.value.again();
    if (isFailure(again)) return again;
    return success(compareReleases(old.value.release, fresh.value.release, { again: again.value }));
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
};

/** `egov-msa diff`. */
export const diff: CommandDefinition<DiffCommandOptions> = {
  configure,
  run: async (options, context, [before = '', after = '']) => {
    const compared = await compare(before, after, options, context);
    if (isFailure(compared)) return compared;
    context.print(
      options.output === 'json' ? asJson(compared.value, before, after) : formatDiff(compared.value),
    );
    return success(options.exitCode === true && compared.value.objects.length > 0 ? 1 : 0);
  },
};
