import type { Chart } from '../chart/index.js';
import { finding, type Finding } from '../findings/index.js';
import { relativePath } from '../paths/index.js';
import type { Problem } from '../result/index.js';

/** Undefined for a file outside of the chart, which no report of the chart can point at. */
const below = (directory: string, path: string): string | undefined => {
  const file = relativePath(directory, path);
  return file.startsWith('../') ? undefined : file;
};

/**
 * A values case that helm refuses, as a finding at the template or the file that helm names, else at the values file
 * that makes the case what it is.
 *
 * @param files - the values files of the case in merge order
 * @param problem - what `renderChart` returned
 * @example refusedRender(chart, { name: 'vagrant', files }, rendered.problem).rule // 'render/refused'
 */
export function refusedRender(
  { directory, metadata }: Chart,
  { name, files }: { readonly name: string; readonly files: readonly string[] },
  { message, hint, place = {} }: Problem,
): Finding {
  const { template, file: path = files.at(-1) ?? 'values.yaml', line, column } = place;
  const file = template === undefined ? below(directory, path) : undefined;
  return finding({
    rule: 'render/refused',
    chart: metadata.name,
    values: name,
    ...(template === undefined ? {} : { template }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message,
    hint,
  });
}
