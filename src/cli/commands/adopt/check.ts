import type { AdoptionPlan } from '../../../adopt/index.js';
import { renderChart } from '../../../render/index.js';
import { isFailure } from '../../../result/index.js';
import type { Session } from './session.js';

const isComplete = ({ steps }: AdoptionPlan): boolean =>
  steps.some(({ id, done }) => id === 'release-whole' && done);

/**
 * Renders every stage of the release, so that values which the chart refuses stand in the way before anything is
 * touched.
 *
 * @returns the plan, with what the chart said among its obstacles
 * @example const checked = await withChecks(session, plan);
 */
export const withChecks = async (
  { chart, files, tool, options }: Session,
  plan: AdoptionPlan,
): Promise<AdoptionPlan> => {
  if (isComplete(plan) || plan.obstacles.length > 0) return plan;
  for (const values of Object.values(plan.values)) {
    const rendered = await renderChart({
      chart,
      values: files,
      inlineValues: values,
      helm: { path: tool.path, version: `v${tool.version}` },
      namespace: options.namespace,
      releaseName: options.release,
    });
    if (isFailure(rendered))
      return { ...plan, obstacles: [`${rendered.problem.message} ${rendered.problem.hint}`] };
  }
  return plan;
};
