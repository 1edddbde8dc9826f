import { readNamespace, type AdoptionRequest, type NamespaceSnapshot } from '../../../adopt/index.js';
import { loadChart, type Chart } from '../../../chart/index.js';
import { createHelmClient, type HelmClient, type HelmTarget } from '../../../helm/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { projectPath, resolveTool, type ResolvedTool } from '../../../tools/index.js';
import { connect, type ClusterConnection } from '../../../workloads/index.js';
import type { CliContext } from '../../context.js';
import { findTarget, type Target } from '../../target.js';
import { valuesStack } from '../../values-stack.js';
import { exposureTypeOf } from './files.js';
import type { AdoptOptions } from './options.js';

/** All that a command line stands for. */
export interface Session {
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

/** Finds everything that the command line names, and reads nothing of the namespace yet. */
export const openSession = async (options: AdoptOptions, context: CliContext): Promise<Result<Session>> => {
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

/** Reads the namespace as it is now. */
export const readSnapshot = ({ connection, helm, options }: Session): Promise<Result<NamespaceSnapshot>> =>
  readNamespace(connection, helm, { namespace: options.namespace, release: options.release });
