import { execa } from 'execa';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath, resolveTool } from '../../src/tools/index.js';
import type { Figure } from './figure.js';
import { measure, median } from './measure.js';

const RUNS = 15;

/** One bare `helm template` of the umbrella, beside a helm that only starts. */
export async function benchTemplate(): Promise<readonly Figure[]> {
  const { path } = throwIfFailed(await resolveTool('helm'));
  const start = await measure(RUNS, { work: () => execa(path, ['version']) });
  const template = await measure(RUNS, {
    work: () => execa(path, ['template', 'egov', projectPath('charts/egov-msa'), '--kube-version', '1.36.3']),
  });
  return [
    { name: '`helm template` of the umbrella', measured: median(template), atMost: 250, unit: 'ms' },
    { name: '… in starts of an idle helm', measured: median(template) / median(start), unit: 'times' },
  ];
}
