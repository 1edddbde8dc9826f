import { remoteHost } from '../../git/index.js';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import type { CtChart } from '../charts/index.js';
import type { ChartContext } from '../context.js';
import type { StepOutcome } from '../step.js';
import { chartFinding } from './files.js';

const RULE = 'ct/maintainers';

/** A host that does not answer a HEAD within this is not there. */
const TIMEOUT_MILLISECONDS = 10_000;

const refuse = (message: string, hint: string): Result<never> => failure(problem('chart', message, hint));

const checkAccount = async (
  host: string,
  account: string,
  signal: AbortSignal,
): Promise<Result<undefined>> => {
  const offline = 'Check the network, or leave the check out with --validate-maintainers=false.';
  let response: Response;
  try {
    response = await fetch(`https://${host}/${encodeURIComponent(account)}`, {
      method: 'HEAD',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]),
    });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return refuse(`failed validating maintainers: Head "https://${host}/${account}": ${cause}`, offline);
  }
  if (response.status === 200) return success(undefined);
  const status = `${String(response.status)} ${response.statusText}`;
  return refuse(
    `failed validating maintainer ${JSON.stringify(account)}: ${status}`,
    `Name accounts of ${host} as maintainers in Chart.yaml.`,
  );
};

const validate = async (
  { yaml }: CtChart,
  { git, configuration, signal }: ChartContext,
): Promise<readonly Result<undefined>[]> => {
  if (yaml.deprecated) {
    return yaml.maintainers.length === 0
      ? []
      : [refuse('deprecated chart must not have maintainers', 'Remove maintainers from Chart.yaml.')];
  }
  if (yaml.maintainers.length === 0) {
    return [refuse("chart doesn't have maintainers", 'List maintainers in Chart.yaml.')];
  }
  const address = await git.remoteAddress(configuration.remote);
  const host = isFailure(address) ? address : remoteHost(address.value);
  if (isFailure(host)) return [host];
  return Promise.all(yaml.maintainers.map((account) => checkAccount(host.value, account, signal)));
};

/**
 * Asks the host of the git remote whether each maintainer has an account there. Needs the network.
 *
 * @example await checkMaintainers(chart, context)
 */
export const checkMaintainers = async (chart: CtChart, context: ChartContext): Promise<StepOutcome> => {
  const problems = (await validate(chart, context)).filter(isFailure).map(({ problem: found }) => found);
  const [first] = problems;
  return {
    lines: ['Validating maintainers...'],
    findings: problems.map(({ message, hint }) => chartFinding(chart, RULE, message, hint)),
    ...(first === undefined ? {} : { error: first.message }),
  };
};
