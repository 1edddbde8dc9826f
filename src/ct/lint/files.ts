import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { finding, type Finding } from '../../findings/index.js';
import type { CtChart } from '../charts/index.js';

/** Where in a chart's own file something is; Chart.yaml counts as a template, anything else as values. */
export const placeOf = ({ path, yaml }: CtChart, file: string): Pick<Finding, 'template' | 'values'> => {
  const below = relative(path, file);
  return below === 'Chart.yaml'
    ? { template: `${yaml.name}/Chart.yaml`, values: undefined }
    : { template: undefined, values: below };
};

/** Text of a file below the working directory; undefined when there is none. */
export const readText = (directory: string, path: string): string | undefined => {
  try {
    return readFileSync(resolve(directory, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** A finding about Chart.yaml as a whole. */
export const chartFinding = (chart: CtChart, rule: string, message: string, hint: string): Finding =>
  finding({ rule, chart: chart.yaml.name, ...placeOf(chart, join(chart.path, 'Chart.yaml')), message, hint });
