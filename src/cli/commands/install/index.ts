import {
  addCtOptions,
  addReportOptions,
  addTargetOptions,
  runCtCommand,
  type CtOptions,
  type ReportOptions,
  type TargetOptions,
} from '../../../ct/index.js';
import type { CommandDefinition } from '../../command.js';

const DESCRIPTION = `Installs and tests changed charts (default), named ones (--charts) or all (--all), as chart-testing's ct does.

Each ci/*-values.yaml gets a release in a namespace of its own: helm install --wait, rollout of Deployments,
StatefulSets, DaemonSets and Jobs, helm test, and removal. With --upgrade, the previous revision is installed
and upgraded first. Without --context, --kubeconfig or $KUBECONFIG it runs on an embedded cluster, whose nodes
are simulated; helm test is left out there.`;

const EXAMPLES = `
Examples:
  $ npx egov-msa install --all
  $ npx egov-msa install --charts charts/egov-msa --upgrade
  $ npx egov-msa install --context kind-kind --namespace test --helm-extra-args "--timeout 500s"`;

/** `egov-msa install`. */
export const install: CommandDefinition<CtOptions & ReportOptions & TargetOptions> = {
  configure: (command) =>
    addTargetOptions(addReportOptions(addCtOptions(command.description(DESCRIPTION), 'install'))).addHelpText(
      'after',
      EXAMPLES,
    ),
  run: (options, context) => runCtCommand('install', options, context),
};
