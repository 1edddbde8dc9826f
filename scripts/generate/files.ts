import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ChartFiles } from './chart-source.js';
import type { GeneratedFile } from './plan.js';
import type { ProjectFiles } from './project.js';

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

const readChart = (umbrella: string, folder: string): ChartFiles => ({
  folder,
  chartYaml: readFileSync(join(umbrella, folder, 'Chart.yaml'), 'utf8'),
  valuesYaml: readIfThere(join(umbrella, folder, 'values.yaml')),
});

/** Where the shared definitions lie, from the umbrella's folder. */
const DEFINITIONS = 'charts/common/schema';

/**
 * Reads all that the generated files come from.
 *
 * @param umbrella - folder of the umbrella chart
 */
export function readProject(umbrella: string): ProjectFiles {
  const folders = readdirSync(join(umbrella, 'charts')).sort();
  const definitions = readdirSync(join(umbrella, DEFINITIONS)).sort();
  return {
    umbrella: readChart(umbrella, ''),
    subcharts: folders
      .map((name) => `charts/${name}`)
      .filter((folder) => existsSync(join(umbrella, folder, 'Chart.yaml')))
      .map((folder) => readChart(umbrella, folder)),
    definitions: definitions.map((name) => {
      const path = `${DEFINITIONS}/${name}`;
      return { path, text: readFileSync(join(umbrella, path), 'utf8') };
    }),
  };
}

/**
 * The files whose text on disk is another, or that are not there.
 *
 * @param umbrella - folder of the umbrella chart
 */
export const staleFiles = (umbrella: string, files: readonly GeneratedFile[]): readonly GeneratedFile[] =>
  files.filter(({ path, content }) => readIfThere(join(umbrella, path)) !== content);

/** Writes files, each at once or not at all. */
export async function writeFiles(umbrella: string, files: readonly GeneratedFile[]): Promise<void> {
  await Promise.all(files.map(({ path, content }) => writeFileAtomic(join(umbrella, path), content)));
}
