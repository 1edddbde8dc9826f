import { targetOfAutoscaler, type ManifestObject, type Release } from '../../manifest/index.js';
import { nameOf, valueAt } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const repeatedTargets = (release: Release): readonly Violation[] => {
  const owners = new Map<ManifestObject, ManifestObject>();
  return release.ofKind('HorizontalPodAutoscaler').flatMap((scaler) => {
    const target = targetOfAutoscaler(release, scaler);
    const owner = target === undefined ? undefined : owners.get(target);
    if (target === undefined || owner === undefined) {
      if (target !== undefined) owners.set(target, scaler);
      return [];
    }
    return [
      {
        object: scaler,
        path: 'spec.scaleTargetRef',
        message: `${nameOf(scaler)} and ${nameOf(owner)} both scale ${nameOf(target)}.`,
        hint: 'Keep one autoscaler with both metrics.',
      },
    ];
  });
};

/** What an autoscaler scales does not set its replicas, and has one autoscaler. */
export const autoscaledReplicas: ReleaseInvariant = {
  rule: 'autoscaled-replicas',
  scope: 'release',
  title: 'A workload has replicas or an autoscaler, never both',
  why: 'Each upgrade would set the replicas back and throw away what the autoscaler decided.',
  source:
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  inspect: (release) => [
    ...release.ofKind('HorizontalPodAutoscaler').flatMap((scaler): Violation[] => {
      const target = targetOfAutoscaler(release, scaler);
      const replicas = target === undefined ? undefined : valueAt(target.document, 'spec', 'replicas');
      if (target === undefined || typeof replicas !== 'number') return [];
      return [
        {
          object: target,
          path: 'spec.replicas',
          message: `${nameOf(target)} sets ${replicas} replicas, and ${nameOf(scaler)} scales it.`,
          hint: 'Leave replicas out while the autoscaler is on.',
        },
      ];
    }),
    ...repeatedTargets(release),
  ],
};
