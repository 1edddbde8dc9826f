import { createGit } from '../../git/index.js';
import { isFailure, success, type Result } from '../../result/index.js';
import { findChangedCharts, readChart, type ChangedCharts } from '../charts/index.js';
import type { Surroundings } from '../configuration/index.js';
import { configure, type ConfigurationRequest } from './configure.js';
import type { Io } from './io.js';

/**
 * Lists the charts that changed, as `list-changed` prints them.
 *
 * @returns what changed, deprecated charts left out if so configured
 * @example const { charts } = throwIfFailed(await listChanged(request, surroundings, io));
 */
export const listChanged = async (
  request: ConfigurationRequest,
  surroundings: Surroundings,
  io: Io,
): Promise<Result<ChangedCharts>> => {
  const configuration = configure('list-changed', request, surroundings, io);
  if (isFailure(configuration)) return configuration;
  const { directory } = surroundings;
  const changed = await findChangedCharts(directory, createGit(directory), configuration.value);
  if (isFailure(changed)) return changed;
  changed.value.warnings.forEach(io.note);
  const isListed = (path: string): boolean => {
    const chart = readChart(directory, path);
    return !configuration.value.excludeDeprecated || isFailure(chart) || !chart.value.yaml.deprecated;
  };
  return success({ ...changed.value, charts: changed.value.charts.filter(isListed) });
};
