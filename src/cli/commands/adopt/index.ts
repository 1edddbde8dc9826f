import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  executeAdoption,
  formatAfterwards,
  formatNext,
  formatPlan,
  formatValues,
  planAdoption,
  planAsJson,
  readNamespace,
  type AdoptionPlan,
  type AdoptionRequest,
  type NamespaceSnapshot,
} from '../../../adopt/index.js';
import { loadChart, type Chart } from '../../../chart/index.js';
import { clusterLayout, withReleaseLock } from '../../../cluster/index.js';
import { createHelmClient, deploy, type HelmClient, type HelmTarget } from '../../../helm/index.js';
import { renderChart } from '../../../render/index.js';
import { failure, isFailure, success, type Result } from '../../../result/index.js';
import { silentProgress } from '../../../terminal/index.js';
import { projectPath, resolveTool, type ResolvedTool } from '../../../tools/index.js';
import { connect, type ClusterConnection } from '../../../workloads/index.js';
import type { JsonObject } from '../../../yaml/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { findTarget, type Target } from '../../target.js';
import { valuesStack } from '../../values-stack.js';
import { checkDump, exposureTypeOf, saveValues } from './files.js';
import { configureAdopt, type AdoptOptions } from './options.js';

/** All that a command line stands for. */
interface Session {
  readonly options: AdoptOptions;
  readonly context: CliContext;
  readonly chart: Chart;
  readonly files: readonly string[];
  readonly request: AdoptionRequest;
  readonly target: Target;
  readonly helmTarget: HelmTarget;
  readonly tool: ResolvedTool;
  readonly helm: HelmClient;
  readonly connection: ClusterConnection;
}

const openSession = async (options: AdoptOptions, context: CliContext): Promise<Result<Session>> => {
  const chart = loadChart(options.chart ?? projectPath('charts', 'egov-msa'));
  if (isFailure(chart)) return chart;
  const files = valuesStack(chart.value, options);
  if (isFailure(files)) return files;
  const exposureType = await exposureTypeOf(files.value);
  if (isFailure(exposureType)) return exposureType;
  const target = await findTarget(options);
  if (isFailure(target)) return target;
  const connection = await connect(target.value);
  if (isFailure(connection)) return connection;
  const tool = await resolveTool('helm', { progress: context.progress, signal: context.signal });
  if (isFailure(tool)) return tool;
  const { kubeconfig, context: name } = target.value;
  const helmTarget = {
    namespace: options.namespace,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(name === undefined ? {} : { context: name }),
  };
  return success({
    options,
    context,
    chart: chart.value,
    files: files.value,
    request: {
      release: options.release,
      ...(exposureType.value === undefined ? {} : { exposureType: exposureType.value }),
      ...(options.mysqlVersion === undefined ? {} : { mysqlVersion: options.mysqlVersion }),
    },
    target: target.value,
    helmTarget,
    tool: tool.value,
    helm: createHelmClient(tool.value, helmTarget),
    connection: connection.value,
  });
};

const readSnapshot = ({ connection, helm, options }: Session): Promise<Result<NamespaceSnapshot>> =>
  readNamespace(connection, helm, { namespace: options.namespace, release: options.release });

/** Values that the chart refuses are refused before anything is touched. */
const checkStages = async (
  { chart, files, tool, options }: Session,
  plan: AdoptionPlan,
): Promise<Result<undefined>> => {
  for (const values of Object.values(plan.values)) {
    const rendered = await renderChart({
      chart,
      values: files,
      inlineValues: values,
      helm: { path: tool.path, version: `v${tool.version}` },
      namespace: options.namespace,
      releaseName: options.release,
    });
    if (isFailure(rendered)) {
      const message = `The chart refuses the values of a step: ${rendered.problem.message}`;
      return failure({ ...rendered.problem, message });
    }
  }
  return success(undefined);
};

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
    const checked = await checkStages(session, plan);
    if (isFailure(checked)) return checked;
    const saved = await saveValues(options.saveValues, formatValues(plan));
    if (isFailure(saved)) return saved;
    context.progress.note(`The values that release "${plan.release}" needs from now on are in ${options.saveValues}.`);
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
      ? JSON.stringify({ release: plan.release, namespace: plan.namespace, steps: executed.value }, undefined, 2)
      : executed.value === 0
        ? `Nothing is left to do: release "${plan.release}" has taken over.`
        : formatAfterwards(plan, options.saveValues),
  );
  return success(undefined);
};

/** One adoption at a time on an embedded cluster; on the user's own, helm keeps others away. */
const executeAlone = (session: Session, plan: AdoptionPlan): Promise<Result<undefined>> => {
  const { cluster } = session.target;
  const layout = cluster === undefined ? undefined : clusterLayout(cluster);
  return layout === undefined || isFailure(layout)
    ? execute(session, plan)
    : withReleaseLock(layout.value, () => execute(session, plan));
};

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
        : `${formatPlan(plan.value)}\n\n${formatNext(plan.value)}`,
    );
    return success(plan.value.obstacles.length === 0 ? undefined : 1);
  },
};
