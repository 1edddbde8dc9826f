import { colours, formatTable } from '../terminal/index.js';
import type { VolumeSummary, WorkloadPort, WorkloadSummary } from './types.js';

const HEAD = ['WORKLOAD', 'READY', 'PORTS', 'VOLUMES', 'IMAGE'];
const NOTHING = '-';

const formatPort = ({ port, targetPort, nodePort }: WorkloadPort): string =>
  `${String(port)}→${targetPort}${nodePort === undefined ? '' : ` node ${String(nodePort)}`}`;

const formatVolume = ({ claim, storageClass, size, phase }: VolumeSummary): string => {
  const state = phase === 'Bound' ? phase : colours.yellow(phase);
  return `${claim} → ${storageClass ?? 'no class'} (${[size, state].filter((part) => part !== undefined).join(', ')})`;
};

const formatReady = ({ kind, ready, desired }: WorkloadSummary): string => {
  if (kind === 'CronJob') return NOTHING;
  const text = `${String(ready)}/${String(desired)}`;
  return ready >= desired ? colours.green(text) : colours.yellow(text);
};

const lines = (items: readonly string[]): string =>
  items.length === 0 ? NOTHING : [...new Set(items)].join('\n');

/**
 * The table that `up` and `status` end with.
 *
 * @param workloads - one summary a row
 * @returns text without a line end
 * @example
 * console.log(formatWorkloads(await readWorkloads(connection, { namespace: 'egov', release: 'egov' })));
 */
export const formatWorkloads = (workloads: readonly WorkloadSummary[]): string =>
  formatTable(
    HEAD,
    workloads.map((workload) => [
      `${workload.kind}/${workload.name}`,
      formatReady(workload),
      lines(workload.ports.map(formatPort)),
      lines(workload.volumes.map(formatVolume)),
      lines(workload.images),
    ]),
  );
