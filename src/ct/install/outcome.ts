import { relative } from 'node:path';
import { finding } from '../../findings/index.js';
import { describeInstallFailure } from '../../helm/index.js';
import type { CtChart } from '../charts/index.js';
import { processError, type StepOutcome } from '../step.js';
import type { Ended } from './session.js';

/**
 * Turns the command that failed into a finding that names the values file.
 *
 * @param lines - already printed ones need not be given
 * @example toOutcome(chart, 'charts/foo/ci/one-values.yaml', failed)
 */
export const toOutcome = (
  chart: CtChart,
  valuesFile: string | undefined,
  failed: Ended | undefined,
): StepOutcome => {
  if (failed === undefined) return { lines: [], findings: [] };
  const { message, hint } = describeInstallFailure(failed.stderr);
  const found = finding({
    rule: 'ct/install',
    chart: chart.yaml.name,
    values: valuesFile === undefined ? undefined : relative(chart.path, valuesFile),
    message,
    hint,
  });
  return { lines: [], findings: [found], error: processError(failed.exitCode) };
};
