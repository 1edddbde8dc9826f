import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Both src/tools and dist/tools lie two levels below the package. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Names a file that is shipped with the package, in a checkout and when installed alike.
 *
 * @param segments - path below the package's own directory
 * @returns an absolute path
 * @example
 * projectPath('charts', 'egov-msa')
 */
export const projectPath = (...segments: readonly string[]): string => join(ROOT, ...segments);
