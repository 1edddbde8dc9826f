import { finding, type Finding, type Severity } from '../findings/index.js';
import type { ManifestObject } from '../manifest/index.js';
import { documentOf, placeOf } from './objects.js';
import { valueAt } from './normal-form.js';
import { aboutRemoved, nameOf } from './report.js';
import type { Place, Upgrade } from './types.js';

const POLICY = 'helm.sh/resource-policy';

/** What is lost with an object. */
interface Loss {
  readonly severity: Severity;
  readonly what: string;
  readonly hint: (place: Place) => string;
}

const protect =
  (kind: string) =>
  ({ name, namespace }: Place): string =>
    `To keep it, run kubectl annotate ${kind} ${name} --namespace ${namespace} ${POLICY}=keep before the upgrade.`;

const lossOfStatefulSet = (object: ManifestObject): Loss | undefined => {
  const document = documentOf(object);
  if (valueAt(document, 'spec.volumeClaimTemplates') === undefined) return undefined;
  return valueAt(document, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') === 'Delete'
    ? {
        severity: 'error',
        what: 'is deleted, and with it the claims of its pods and their data',
        hint: ({ name, namespace }) =>
          `To keep them, set spec.persistentVolumeClaimRetentionPolicy.whenDeleted of statefulset ${name} in namespace ${namespace} to Retain before the upgrade.`,
      }
    : {
        severity: 'warning',
        what: 'is deleted; the claims of its pods stay, unused',
        hint: ({ namespace }) =>
          `Copy the data first if something else takes over; kubectl get pvc --namespace ${namespace} shows the claims.`,
      };
};

const LOSSES: Readonly<Record<string, (object: ManifestObject) => Loss | undefined>> = {
  PersistentVolumeClaim: () => ({
    severity: 'error',
    what: 'is deleted, and with it its data where the class does not retain volumes',
    hint: protect('persistentvolumeclaim'),
  }),
  StatefulSet: lossOfStatefulSet,
  Secret: () => ({
    severity: 'warning',
    what: 'is deleted with its values',
    hint: protect('secret'),
  }),
  Namespace: () => ({
    severity: 'error',
    what: 'is deleted with everything in it',
    hint: ({ name }) =>
      `To keep it, run kubectl annotate namespace ${name} ${POLICY}=keep before the upgrade.`,
  }),
  CustomResourceDefinition: () => ({
    severity: 'error',
    what: 'is deleted, and with it every object of its kind',
    hint: ({ name }) => `To keep it, run kubectl annotate crd ${name} ${POLICY}=keep before the upgrade.`,
  }),
  PersistentVolume: (object) =>
    valueAt(documentOf(object), 'spec.persistentVolumeReclaimPolicy') === 'Delete'
      ? {
          severity: 'error',
          what: 'is deleted, and with it its data',
          hint: ({ name }) =>
            `To keep them, run kubectl patch pv ${name} --patch='{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}' before the upgrade.`,
        }
      : undefined,
};

/**
 * Finds objects that hold data and leave the release.
 *
 * @param removed - objects of the older side only
 * @returns nothing for what `helm.sh/resource-policy: keep` protects, since Helm leaves it in the cluster
 * @see https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource
 * @example removedData(upgrade, matchObjects(upgrade).removed)
 */
export const removedData = (upgrade: Upgrade, removed: readonly ManifestObject[]): readonly Finding[] =>
  removed.flatMap((object): readonly Finding[] => {
    if (object.metadata.annotations[POLICY] === 'keep') return [];
    const loss = LOSSES[object.kind]?.(object);
    if (loss === undefined) return [];
    return [
      finding({
        ...aboutRemoved(upgrade, object),
        rule: 'upgrade/deleted-data',
        severity: loss.severity,
        message: `${nameOf(object)} is no longer part of the chart: it ${loss.what}.`,
        hint: loss.hint(placeOf(object, upgrade.before.release)),
      }),
    ];
  });
