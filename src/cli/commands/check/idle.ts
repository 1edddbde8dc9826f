import { dirname, join, resolve } from 'node:path';
import type { Chart } from '../../../chart/index.js';
import { finding, type Finding } from '../../../findings/index.js';
import { findCharts } from '../../../init/index.js';
import { SETTINGS_FILE, findSettings, type Settings } from '../../../invariants/index.js';
import { relativePath } from '../../../paths/index.js';

/** What a whole check of a chart knows of the exceptions in its settings. */
export interface ChartExceptions {
  readonly chart: Chart;
  readonly settings: Settings;
  /** Places of those that excused nothing; undefined when a case that is missing could tell otherwise. */
  readonly idle: readonly number[] | undefined;
}

const HINT =
  'Remove it, or correct what it names. One for stacks of the matrix alone says so: values with a + in it.';

const toFinding = ({ chart, settings }: ChartExceptions, file: string, index: number): Finding => {
  const rule = settings.exceptions[index]?.rule ?? '';
  return finding({
    rule: 'settings/idle-exception',
    severity: 'warning',
    chart: chart.metadata.name,
    file: relativePath(chart.directory, file),
    path: `exceptions[${String(index)}]`,
    message: `This exception of the rule ${rule} excuses nothing.`,
    hint: HINT,
  });
};

// Another chart below the file may need what these do not.
const hasEveryUser = async (file: string, charts: readonly ChartExceptions[]): Promise<boolean> => {
  const [only] = charts;
  if (file === join(only?.chart.directory ?? '', SETTINGS_FILE)) return true;
  const directories = charts.map(({ chart }) => chart.directory);
  const found = (await findCharts(dirname(file))).map((path) => resolve(dirname(file), path));
  return found.every((path) => directories.includes(path) || findSettings(path) !== file);
};

const byFile = (charts: readonly ChartExceptions[]): ReadonlyMap<string, readonly ChartExceptions[]> => {
  const files = new Map<string, readonly ChartExceptions[]>();
  for (const one of charts) {
    const file = findSettings(one.chart.directory);
    if (file !== undefined) files.set(file, [...(files.get(file) ?? []), one]);
  }
  return files;
};

/**
 * Warns of exceptions that excused nothing in any chart that shares them.
 *
 * @param charts - all that were checked
 * @returns the warnings, by the first chart of each settings file
 * @example (await warnOfIdle(charts)).get(charts[0].chart)
 */
export const warnOfIdle = async (
  charts: readonly ChartExceptions[],
): Promise<ReadonlyMap<Chart, readonly Finding[]>> => {
  const warnings = new Map<Chart, readonly Finding[]>();
  for (const [file, users] of byFile(charts)) {
    const [first] = users;
    const idle = (first?.idle ?? []).filter((index) => users.every((one) => one.idle?.includes(index)));
    if (first === undefined || idle.length === 0 || !(await hasEveryUser(file, users))) continue;
    warnings.set(
      first.chart,
      idle.map((index) => toFinding(first, file, index)),
    );
  }
  return warnings;
};
