import { Option, type Command } from 'commander';
import type { Finding } from '../../../findings/index.js';
import {
  SETTINGS_FILE,
  closestRule,
  invariants,
  isSelected,
  unknownRules,
  type Selection,
} from '../../../invariants/index.js';
import type { ReportCase, ReportSuite } from '../../../report/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { FINDINGS_EXIT_CODES, publish, reportOptions, type ReportOptions } from '../../findings-report.js';
import {
  CHARTS_ARGUMENT,
  collectList,
  findHelm,
  kubeVersionOption,
  openCharts,
  warnOnce,
} from '../../render-options.js';
import { checkWholeChart, countCases, type CheckedChart } from './check-chart.js';
import { warnOfIdle } from './idle.js';
import { formatRules, rulesAsJson } from './list.js';

interface CheckOptions extends ReportOptions {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly list?: boolean;
  readonly kubeVersion?: string;
}

const DESCRIPTION = `Checks what every good chart keeps, over all cases of a chart: ports that fit together, references
that resolve, probes, resources, pinned images, storage, secrets, network policies and more.

The cases are the defaults, each file in ci/ and each environment. What is right on purpose is excused,
with its reason, in chart-checks.yaml next to the chart or by an annotation of the object.`;

const EXAMPLES = `
${FINDINGS_EXIT_CODES}

Examples:
  $ npx egov-msa check
  $ npx egov-msa check charts/one charts/two --only pinned-images,resources-present
  $ npx egov-msa check --list                             every rule, why, and where it comes from
  $ npx egov-msa check --output sarif --output-file check.sarif`;

const configure = (command: Command): Command => {
  command.description(DESCRIPTION).argument('[charts...]', CHARTS_ARGUMENT);
  const options = [
    new Option('--only <rule>', 'only this rule; may be repeated, or a list with commas').argParser(
      collectList,
    ),
    new Option('--except <rule>', 'not this rule; may be repeated, or a list with commas').argParser(
      collectList,
    ),
    new Option('--list', 'print the rules and check nothing'),
    kubeVersionOption(),
    ...reportOptions(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const readSelection = ({ only, except = [] }: CheckOptions): Result<Selection> => {
  const selection: Selection = only === undefined ? { except } : { only, except };
  const [unknown] = unknownRules(selection);
  if (unknown !== undefined) {
    const nearest = closestRule(unknown);
    const suggestion = nearest === undefined ? '' : `Did you mean "${nearest}"? `;
    const hint = `${suggestion}--list prints them all.`;
    return failure(problem('usage', `There is no rule "${unknown}".`, hint));
  }
  if (invariants.some((invariant) => isSelected(invariant, selection))) return success(selection);
  const message = '--only and --except leave no rule to check.';
  return failure(problem('usage', message, 'Name fewer rules with --except.'));
};

const withWarnings = (suite: ReportSuite, findings: readonly Finding[] = []): ReportSuite => {
  const own: ReportCase = { name: SETTINGS_FILE, durationMilliseconds: 0, findings };
  return findings.length === 0 ? suite : { ...suite, cases: [...suite.cases, own] };
};

const checkAll = async (
  options: CheckOptions,
  selection: Selection,
  context: CliContext,
  directories: readonly string[],
): Promise<Result<number>> => {
  const charts = openCharts(directories);
  if (isFailure(charts)) return charts;
  const helm = await findHelm(context);
  if (isFailure(helm)) return helm;
  const { kubeVersion } = options;
  const counter = context.progress.count('Checking', countCases(charts.value.charts));
  const onWarning = warnOnce(context);
  const all: CheckedChart[] = [];
  for (const chart of charts.value.charts) {
    const checked = await checkWholeChart(chart, {
      helm: helm.value,
      selection,
      counter,
      onWarning,
      ...(kubeVersion === undefined ? {} : { kubeVersion }),
    });
    if (isFailure(checked)) {
      counter.fail();
      return checked;
    }
    const { suite, excused } = checked.value;
    all.push(checked.value);
    if (excused > 0)
      context.progress.note(`${suite.name} excuses ${String(excused)} findings, with reasons.`);
  }
  counter.succeed();
  const warnings = await warnOfIdle(all);
  const whole = all.map(({ suite, chart }) => withWarnings(suite, warnings.get(chart)));
  return publish('egov-msa check', [...charts.value.broken, ...whole], options, context);
};

/** `egov-msa check`. */
export const check: CommandDefinition<CheckOptions> = {
  configure,
  run: async (options, context, directories) => {
    const selection = readSelection(options);
    if (isFailure(selection)) return selection;
    if (options.list !== true) return checkAll(options, selection.value, context, directories);
    context.print(options.output === 'json' ? rulesAsJson() : formatRules());
    return success(0);
  },
};
