import { nameOf, podMetadataPathOf } from '../support/index.js';
import { checksumsOf, restartsOtherwise, usedConfigs } from '../support/checksums.js';
import type { ReleaseInvariant } from '../types.js';

/**
 * A workload that reads configuration of its own release carries at least one checksum annotation, with a digest as its
 * value. That the digest is of the right text, {@link configRestarts} proves by comparing cases.
 */
export const configChecksums: ReleaseInvariant = {
  rule: 'config-checksums',
  scope: 'release',
  title: 'The pod template of a workload changes with the configuration that it reads',
  why: 'Pods keep the environment and files they started with, so an upgrade would change the ConfigMap and nothing else.',
  source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments',
  inspect: (release) =>
    usedConfigs(release)
      .filter((used) => checksumsOf(used.workload).size === 0 && !restartsOtherwise(used))
      .map(({ workload, config }) => ({
        object: workload,
        path: `${podMetadataPathOf(workload)}.annotations`,
        subject: `${config.kind}/${config.metadata.name}`,
        message: `${nameOf(workload)} reads ${nameOf(config)}, and no checksum in its pod template changes with it.`,
        hint: 'Add the annotation checksum/config with the sha256sum of the configuration to the pod template.',
      })),
};
