import type { Chart } from '../../chart/index.js';
import {
  checkCases,
  checkChart,
  checkRelease,
  closestRule,
  environmentOfCase,
  invariants,
  loadSettings,
  type CheckReport,
  type Invariant,
} from '../../invariants/index.js';
import { throwIfFailed } from '../../result/index.js';
import type { ChartRelease } from '../origin.js';
import type { ChartCases } from '../render.js';
import { isChart, isChartCases, isChartRelease } from '../subject.js';
import { judgeFindings, refuse, toResult, type MatcherCall, type MatcherResult } from '../verdict.js';

const NEEDED: Readonly<Record<Invariant['scope'], string>> = {
  release: 'Give it the release of renderRelease.',
  chart: 'Give it the chart: release.chart, or loadChart.',
  cases: 'Give it the result of renderAllCases.',
};

const checkOne = (rule: string, subject: ChartRelease | Chart | ChartCases): CheckReport => {
  const only = { only: [rule] };
  if (isChartRelease(subject)) {
    const { chart, settings, values } = subject;
    const environment = environmentOfCase(settings, values);
    return checkRelease(subject, { chart, settings, values, environment }, only);
  }
  if (isChartCases(subject)) return checkCases(subject.cases, subject, only);
  return checkChart({ chart: subject, settings: throwIfFailed(loadSettings(subject.directory)) }, only);
};

const answers = (
  scope: Invariant['scope'],
  subject: unknown,
): subject is ChartRelease | Chart | ChartCases => {
  switch (scope) {
    case 'release':
      return isChartRelease(subject) || isChartCases(subject);
    case 'chart':
      return isChart(subject);
    case 'cases':
      return isChartCases(subject);
  }
};

const judge = (call: MatcherCall, name: string, subject: unknown, args: readonly string[], rule: string) => {
  const invariant = invariants.find((one) => one.rule === rule);
  if (invariant === undefined) {
    const nearest = closestRule(rule);
    const fix =
      nearest === undefined ? 'egov-msa check --list prints them all.' : `Did you mean "${nearest}"?`;
    return refuse(call, name, subject, args, `no invariant "${rule}"`, fix);
  }
  if (!answers(invariant.scope, subject)) {
    const found = `something that "${rule}" cannot be asked of`;
    return refuse(call, name, subject, args, found, NEEDED[invariant.scope]);
  }
  return toResult(call, name, subject, args, judgeFindings(checkOne(rule, subject).findings));
};

/** See {@link ToolkitMatchers.toPass}. */
export function toPass(
  this: MatcherCall,
  subject: unknown,
  invariant: string | Pick<Invariant, 'rule'>,
): MatcherResult {
  const rule = typeof invariant === 'string' ? invariant : invariant.rule;
  return judge(this, 'toPass', subject, [rule], rule);
}

/** See {@link ToolkitMatchers.toResolveReferences}. */
export function toResolveReferences(this: MatcherCall, subject: unknown): MatcherResult {
  return judge(this, 'toResolveReferences', subject, [], 'resolved-references');
}
