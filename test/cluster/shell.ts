import { execa } from 'execa';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectPath } from '../../src/tools/index.js';
import type { ClusterSandbox } from './support.js';

/**
 * Runs commands as a person types them, with helm and kubectl on the PATH and the cluster of the sandbox as theirs.
 *
 * @param commands - for bash, in the folder of the project
 * @returns what they print
 * @example await typeCommands(sandbox, 'kubectl get pods --namespace egov');
 */
export const typeCommands = async ({ root, layout }: ClusterSandbox, commands: string): Promise<string> => {
  const programs = join(root, 'programs');
  if (!existsSync(programs)) {
    mkdirSync(programs);
    symlinkSync(process.env['EGOV_MSA_HELM'] ?? 'helm', join(programs, 'helm'));
    symlinkSync(process.env['EGOV_MSA_KUBECTL'] ?? 'kubectl', join(programs, 'kubectl'));
  }
  const { stdout } = await execa('bash', ['-euo', 'pipefail', '-c', commands], {
    cwd: projectPath(),
    env: {
      KUBECONFIG: layout().kubeconfig,
      PATH: [programs, process.env['PATH'] ?? ''].join(delimiter),
    },
  });
  return stdout;
};
