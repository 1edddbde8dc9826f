import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { executeAdoption, formatAfterwards, formatValues, type AdoptionPlan } from '../../../adopt/index.js';
import { clusterLayout, withReleaseLock } from '../../../cluster/index.js';
import { deploy } from '../../../helm/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { silentProgress } from '../../../terminal/index.js';
import type { JsonObject } from '../../../yaml/index.js';
import { checkDump, saveValues } from './files.js';
import { readSnapshot, type Session } from './session.js';

const deployValues = async (session: Session, values: JsonObject): Promise<Result<unknown>> => {
  const { chart, files, options, tool, helmTarget, target, context } = session;
  const directory = await mkdtemp(join(tmpdir(), 'egov-msa-adopt-'));
  try {
    const file = join(directory, 'values.json');
    await writeFile(file, JSON.stringify(values));
    return await deploy({
      helm: tool,
      target: helmTarget,
      plan: {
        release: options.release,
        chart: chart.directory,
        values: [...files, file],
        set: [],
        timeout: options.timeout,
        createNamespace: false,
      },
      exclusive: target.cluster !== undefined,
      // The step that it belongs to is shown already.
      progress: { ...silentProgress, note: context.progress.note },
      signal: context.signal,
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const MILLISECONDS = { h: 3_600_000, m: 60_000, s: 1_000 } as const;

const toMilliseconds = (time: string): number =>
  [...time.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS],
    0,
  );

const execute = async (session: Session, plan: AdoptionPlan): Promise<Result<undefined>> => {
  const { options, context, connection, request } = session;
  if (options.dump !== undefined) {
    const dump = await checkDump(options.dump);
    if (isFailure(dump)) return dump;
  }
  const isComplete = plan.steps.some(({ id, done }) => id === 'release-whole' && done);
  if (!isComplete && plan.obstacles.length === 0) {
    const saved = await saveValues(options.saveValues, formatValues(plan));
    if (isFailure(saved)) return saved;
    context.progress.note(
      `The values that release "${plan.release}" needs from now on are in ${options.saveValues}.`,
    );
  }
  const executed = await executeAdoption(
    { ...request, hasDump: options.dump !== undefined || options.withoutDump === true },
    {
      connection,
      read: () => readSnapshot(session),
      deploy: (values) => deployValues(session, values),
      progress: context.progress,
      signal: context.signal,
      timeoutMilliseconds: toMilliseconds(options.timeout),
    },
  );
  if (isFailure(executed)) return executed;
  context.print(
    options.output === 'json'
      ? JSON.stringify(
          { release: plan.release, namespace: plan.namespace, steps: executed.value },
          undefined,
          2,
        )
      : executed.value === 0
        ? `Nothing is left to do: release "${plan.release}" has taken over.`
        : formatAfterwards(
            plan,
            [...session.files, options.saveValues].map((file) => relative(process.cwd(), file)),
          ),
  );
  return success(undefined);
};

/** One adoption at a time on an embedded cluster; on the user's own, helm keeps others away. */
export const executeAlone = (session: Session, plan: AdoptionPlan): Promise<Result<undefined>> => {
  const { cluster } = session.target;
  const layout = cluster === undefined ? undefined : clusterLayout(cluster);
  return layout === undefined || isFailure(layout)
    ? execute(session, plan)
    : withReleaseLock(layout.value, () => execute(session, plan));
};
