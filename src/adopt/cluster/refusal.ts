import { failure, problem, success, type Result } from '../../result/index.js';
import type { AdoptionPlan, AdoptionStep } from '../types.js';
import type { ExecutionOptions } from './tools.js';

/** Why a step must not be carried out now. */
export const refusal = (
  plan: AdoptionPlan,
  step: AdoptionStep,
  { hasDump }: ExecutionOptions,
): Result<undefined> => {
  const [obstacle] = plan.obstacles;
  if (obstacle !== undefined)
    return failure(
      problem('input', obstacle, 'Nothing has been changed by this step; run again once it is solved.'),
    );
  if (!step.needsDump || hasDump) return success(undefined);
  const message =
    'From the next step on the old MySQL cannot read its data any more, and there is no dump of them yet.';
  const dump = `kubectl exec --namespace ${plan.namespace} mysql-statefulset-0 --container mysql -- mysqldump --user=root --all-databases --single-transaction --routines --events > dump.sql`;
  return failure(
    problem(
      'input',
      message,
      `Make one (${dump}) and run again with --dump dump.sql, or with --without-dump if you have another way back.`,
    ),
  );
};
