import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadChart, type Chart } from '../../../chart/index.js';
import { clusterLayout, findRunningCluster } from '../../../cluster/index.js';
import {
  checkCluster,
  checkMachine,
  checkPrograms,
  fitEnvironment,
  formatExamination,
  readCluster,
  type Check,
  type Examination,
} from '../../../doctor/index.js';
import { isFailure, success, type Problem, type Result } from '../../../result/index.js';
import { projectPath } from '../../../tools/index.js';
import { connect, type ConnectOptions } from '../../../workloads/index.js';
import type { CommandDefinition } from '../../command.js';
import { DEFAULT_CLUSTER, outputOption, targetOptions, type TargetOptions } from '../../options.js';
import { findTarget } from '../../target.js';

interface DoctorOptions extends TargetOptions {
  readonly output: 'text' | 'json';
}

const DESCRIPTION = `Checks what the toolkit and the chart need, and says which environment file fits.

It looks at this machine, at the programs it would use and where they come from, and at the cluster of
--context, of the current context, or of the embedded cluster. It changes nothing.`;

const EXAMPLES = `
Exit codes: 0 nothing is missing, 1 something is, 2 called wrongly.

Examples:
  $ npx egov-msa doctor                        this machine and the current context
  $ npx egov-msa doctor --context prod         another cluster
  $ npx egov-msa doctor --output json | jq '.checks[] | select(.verdict == "missing")'`;

const configure = (command: Command): Command => {
  command.description(DESCRIPTION);
  for (const option of [...targetOptions(), outputOption()]) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

const isNamed = ({ context, kubeconfig, cluster }: DoctorOptions): boolean =>
  (context ?? kubeconfig ?? cluster) !== undefined;

/** The running embedded cluster, else whatever kubectl would take. */
const usualTarget = async (): Promise<ConnectOptions> => {
  const layout = clusterLayout(DEFAULT_CLUSTER);
  const running = isFailure(layout) ? undefined : await findRunningCluster(layout.value);
  const named = process.env['KUBECONFIG'] ?? '';
  return running === undefined || named !== ''
    ? {}
    : { kubeconfig: running.kubeconfig, context: running.name };
};

const chooseTarget = async (options: DoctorOptions): Promise<Result<ConnectOptions>> =>
  isNamed(options) ? findTarget(options) : success(await usualTarget());

/** The head of an environment file says how to install with it. */
const installCommand = async (chart: Chart, environment: string, namespace: string): Promise<string> => {
  const file = chart.valuesFiles.environments.find(({ name }) => name === environment);
  const text = file === undefined ? '' : await readFile(file.path, 'utf8');
  const command = /^# Install: (.+)$/m.exec(text)?.[1];
  return command === undefined
    ? `helm install egov ./charts/egov-msa -f charts/egov-msa/environments/${environment}.yaml --namespace ${namespace} --create-namespace`
    : `${command} --namespace ${namespace} --create-namespace`;
};

const withOverlays = (command: string, overlays: readonly string[]): string =>
  command.replace(
    /( -f \S+\.yaml)/,
    `$1${overlays.map((name) => ` -f charts/egov-msa/environments/${name}.yaml`).join('')}`,
  );

const examineCluster = async (options: DoctorOptions, chart: Chart): Promise<Result<Examination>> => {
  const target = await chooseTarget(options);
  if (isFailure(target)) return target;
  const connection = await connect(target.value);
  if (isFailure(connection)) return connection;
  const facts = await readCluster(connection.value, options.namespace);
  if (isFailure(facts)) return facts;
  const fit = fitEnvironment(
    facts.value,
    chart.valuesFiles.environments.map(({ name }) => name),
  );
  const command =
    fit.environment === undefined
      ? undefined
      : withOverlays(await installCommand(chart, fit.environment, options.namespace), fit.overlays);
  return success({
    checks: checkCluster(facts.value, options.namespace),
    context: facts.value.context,
    fit,
    ...(command === undefined ? {} : { command }),
  });
};

/** A cluster that was named has to answer; otherwise the embedded one does. */
const withoutCluster = (own: readonly Check[], { message, hint }: Problem, named: boolean): Examination =>
  named
    ? { checks: [...own, { area: 'cluster', name: 'Connection', verdict: 'missing', found: message, hint }] }
    : {
        checks: own,
        withoutCluster: `${message} Name one with --context, or try the system with npx egov-msa up.`,
      };

/** `egov-msa doctor`. */
export const doctor: CommandDefinition<DoctorOptions> = {
  configure,
  run: async (options, { print, progress }) => {
    const chart = loadChart(projectPath('charts', 'egov-msa'));
    if (isFailure(chart)) return chart;
    const step = progress.step('Looking at this machine, its programs and the cluster');
    const cluster = await examineCluster(options, chart.value);
    // Without a cluster of their own, people try the system on the embedded one.
    const embedded = options.context === undefined && options.kubeconfig === undefined;
    const own = [...(await checkMachine({ embedded })), ...(await checkPrograms({ embedded }))];
    step.succeed();
    const examination: Examination = isFailure(cluster)
      ? withoutCluster(own, cluster.problem, isNamed(options))
      : { ...cluster.value, checks: [...own, ...cluster.value.checks] };
    print(
      options.output === 'json' ? JSON.stringify(examination, undefined, 2) : formatExamination(examination),
    );
    return success(examination.checks.some(({ verdict }) => verdict === 'missing') ? 1 : 0);
  },
};
