import { problem, type Problem } from '../result/index.js';
import type { ChartPackage } from './types.js';

/** As many digits as tell two sums apart at a glance. */
const SHORT = 12;

/**
 * Says that a published version must not change.
 *
 * @param where - the folder or the address
 * @param digest - of what is there
 * @example alreadyPublished(chartPackage, 'public', 'ab12…').message
 */
export const alreadyPublished = (
  { name, version, digest: own }: ChartPackage,
  where: string,
  digest: string,
): Problem =>
  problem(
    'input',
    `${name} ${version} is in ${where} already, with other content (sha256 ${digest.slice(0, SHORT)}…, not ${own.slice(0, SHORT)}…).`,
    'Raise version in Chart.yaml: whoever has pinned a version must go on getting the same bytes.',
  );
