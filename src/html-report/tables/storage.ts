import { claimsOf, workloadsOf, type ClaimSpec, type Release } from '../../manifest/index.js';
import { shortName } from '../identity.js';
import { toFacts, type Facts } from './facts.js';

const describe = ({ storageClassName, accessModes = [], resources, volumeName }: ClaimSpec): string => {
  const place = storageClassName === '' ? (volumeName ?? '–') : (storageClassName ?? '(default)');
  const size = resources?.requests?.['storage'];
  return [place, accessModes.join(' '), ...(size === undefined ? [] : [String(size)])].join('\n');
};

/**
 * Class, access modes and size of each claim.
 *
 * @example storageFacts(release).get('attachments') // '(default)\nReadWriteOnce\n5Gi'
 */
export const storageFacts = (release: Release): Facts =>
  toFacts(
    workloadsOf(release).flatMap((workload) =>
      claimsOf(release, workload).flatMap(({ name, origin, spec }): [string, string][] =>
        spec === undefined
          ? []
          : [
              [
                origin === 'template'
                  ? `${name}-${shortName(workload.metadata.name, release)}`
                  : shortName(name, release),
                describe(spec),
              ],
            ],
      ),
    ),
  );
