import { formatNext, formatPlan, planAdoption, planAsJson } from '../../../adopt/index.js';
import { isFailure, success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
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
    const plan = planAdoption(snapshot.value, session.value.request);
    if (isFailure(plan)) return plan;
    if (options.execute === true) {
      const executed = await executeAlone(session.value, plan.value);
      return isFailure(executed) ? executed : success(undefined);
    }
    context.print(
      options.output === 'json'
        ? planAsJson(plan.value)
        : [formatPlan(plan.value), '', formatNext(plan.value)].join('\n'),
    );
    return success(plan.value.obstacles.length === 0 ? undefined : 1);
  },
};
