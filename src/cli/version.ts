import { readFileSync } from 'node:fs';
import { projectPath } from '../tools/index.js';

/**
 * The version of this package.
 *
 * @example toolkitVersion() // '0.1.0'
 */
export const toolkitVersion = (): string => {
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
};
