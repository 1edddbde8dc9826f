import { relative, sep } from 'node:path';

/**
 * The way from a folder to a file as reports and settings write it, with `/` on every system.
 *
 * @param directory - where it starts
 * @param path - where it leads
 * @returns empty for the folder itself; `../` first for what lies outside
 * @example relativePath('/charts/egov-msa', '/charts/egov-msa/ci/mesh-values.yaml') // 'ci/mesh-values.yaml'
 */
export const relativePath = (directory: string, path: string): string =>
  relative(directory, path).split(sep).join('/');
