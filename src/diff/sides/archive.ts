import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar';
import { failure, problem, success, type Result } from '../../result/index.js';

/**
 * Unpacks an archive into a new folder of the workspace. Entries that would land outside of it are refused.
 *
 * @returns the folder; a failure that names the archive when it is damaged or none
 * @example const folder = await unpack('egov-msa-0.1.0.tgz', 'egov-msa-0.1.0.tgz', workspace);
 */
export const unpack = async (path: string, label: string, workspace: string): Promise<Result<string>> => {
  try {
    await mkdir(workspace, { recursive: true });
    const directory = await mkdtemp(join(workspace, 'chart-'));
    await extract({ file: path, cwd: directory, strict: true });
    return success(directory);
  } catch (error) {
    const message = `${label} cannot be unpacked: ${(error as Error).message}.`;
    return failure(problem('input', message, 'Make the package again with helm package.'));
  }
};

/**
 * Unpacks a packaged chart.
 *
 * @returns the folder of its Chart.yaml
 * @example const folder = await unpackChart('egov-msa-0.1.0.tgz', workspace);
 */
export const unpackChart = async (path: string, workspace: string): Promise<Result<string>> => {
  const unpacked = await unpack(path, path, workspace);
  if (!unpacked.ok) return unpacked;
  const folders = await readdir(unpacked.value);
  const found = folders
    .map((folder) => join(unpacked.value, folder))
    .find((folder) => existsSync(join(folder, 'Chart.yaml')));
  if (found !== undefined) return success(found);
  return failure(
    problem(
      'input',
      `${path} is not a packaged chart: it has no Chart.yaml.`,
      'Name a file that helm package wrote.',
    ),
  );
};
