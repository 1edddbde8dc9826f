import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * Finds a program as the shell would.
 *
 * @param name - its file name
 * @param searchPath - directories, separated as in PATH
 * @returns the first executable file of that name, or undefined
 * @example
 * await findOnPath('helm') // '/usr/local/bin/helm'
 */
export const findOnPath = async (
  name: string,
  searchPath: string = process.env['PATH'] ?? '',
): Promise<string | undefined> => {
  for (const directory of searchPath.split(delimiter)) {
    if (directory === '') continue;
    const file = join(directory, name);
    try {
      await access(file, constants.X_OK);
      if ((await stat(file)).isFile()) return file;
    } catch {
      // Not here; the next directory may have it.
    }
  }
  return undefined;
};
