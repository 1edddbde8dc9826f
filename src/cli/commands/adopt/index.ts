import { formatNext, formatPlan, planAdoption, planAsJson } from '../../../adopt/index.js';
import { failure, isFailure, problem, success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { withChecks } from './check.js';
import { executeAlone } from './execute.js';
import { configureAdopt, type AdoptOptions } from './options.js';
import { openSession, readSnapshot } from './session.js';

/** `egov-msa adopt`. */
export const adopt: CommandDefinition<AdoptOptions> = {
  configure: configureAdopt,
  run: async (options, context) => {
    const session = await openSession(options, context);
    if (isFailure(session)) return session;
    const snapshot = await readSnapshot(session.value);
    if (isFailure(snapshot)) return snapshot;
    const planned = planAdoption(snapshot.value, session.value.request);
    if (isFailure(planned)) return planned;
    const plan = await withChecks(session.value, planned.value);
    const [obstacle] = plan.obstacles;
    if (options.execute === true) {
      if (obstacle !== undefined) return failure(problem('input', obstacle, 'Nothing has been changed.'));
      return executeAlone(session.value, plan);
    }
    context.print(
      options.output === 'json' ? planAsJson(plan) : [formatPlan(plan), '', formatNext(plan)].join('\n'),
    );
    return success(obstacle === undefined ? undefined : 1);
  },
};
