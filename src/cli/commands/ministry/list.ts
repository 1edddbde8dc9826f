import type { Chart } from '../../../chart/index.js';
import { readMinistry, type Ministry } from '../../../ministries/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { formatTable } from '../../../terminal/index.js';

/**
 * Reads every ministry of a chart.
 *
 * @returns a failure when a file is no YAML mapping
 * @example const ministries = readMinistries(chart);
 */
export const readMinistries = ({ valuesFiles }: Chart): Result<readonly Ministry[]> => {
  const ministries: Ministry[] = [];
  for (const file of valuesFiles.ministries) {
    const ministry = readMinistry(file);
    if (isFailure(ministry)) return ministry;
    ministries.push(ministry.value);
  }
  return success(ministries);
};

const stackNames = ({ stacks }: Ministry): readonly string[] =>
  stacks === undefined ? ['all'] : stacks.map((parts) => (parts.length === 0 ? 'default' : parts.join('+')));

const row = (ministry: Ministry): readonly string[] => [
  ministry.name,
  ministry.domain ?? '-',
  stackNames(ministry).join('\n'),
  ministry.registry ?? '-',
  ministry.database ?? 'in the release',
  Object.entries(ministry.quota)
    .map(([name, amount]) => `${name} ${amount}`)
    .join('\n') || '-',
  ministry.shapes.join(', ') || '-',
];

/**
 * Lays ministries out as a table.
 *
 * @example print(formatMinistries(ministries))
 */
export const formatMinistries = (ministries: readonly Ministry[]): string =>
  ministries.length === 0
    ? 'The chart has no ministries. Make one: egov-msa ministry new <name>'
    : formatTable(
        ['MINISTRY', 'DOMAIN', 'FOR', 'REGISTRY', 'DATABASE', 'QUOTA', 'SHAPE'],
        ministries.map(row),
      );

/**
 * Ministries as data for other programs.
 *
 * @example JSON.parse(ministriesAsJson(chart, ministries)).ministries[0].domain
 */
export const ministriesAsJson = ({ metadata }: Chart, ministries: readonly Ministry[]): string =>
  JSON.stringify(
    {
      chart: metadata.name,
      ministries: ministries.map((ministry) => {
        const { name, domain = null, registry = null, database = null, quota, shapes } = ministry;
        return { name, domain, for: stackNames(ministry), registry, database, quota, shapes };
      }),
    },
    undefined,
    2,
  );
