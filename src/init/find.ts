import { dirname } from 'node:path';
import { glob } from 'tinyglobby';

/** Deeper, a chart is a fixture or a copy. */
const DEPTH = 4;

/**
 * Finds the charts of a repository, without the subcharts in them.
 *
 * @param root - folder to look in
 * @returns paths from there, `.` when it is itself a chart
 * @example await findCharts('.') // ['charts/web']
 */
export const findCharts = async (root: string): Promise<readonly string[]> => {
  const files = await glob('**/Chart.yaml', { cwd: root, deep: DEPTH, ignore: ['**/node_modules/**'] });
  const directories = files.map((file) => dirname(file)).sort();
  return directories.filter(
    (directory) =>
      !directories.some(
        (other) => directory.startsWith(other === '.' ? '' : `${other}/`) && other !== directory,
      ),
  );
};
