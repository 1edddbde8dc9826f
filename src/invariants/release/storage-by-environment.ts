import {
  workloadsOf,
  type ClaimSpec,
  type ManifestObject,
  type Release,
  type WorkloadSpec,
} from '../../manifest/index.js';
import type { EnvironmentSettings, Settings } from '../settings/index.js';
import { fits, nameOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

interface PlacedClaim {
  readonly object: ManifestObject;
  readonly name: string;
  readonly path: string;
  readonly spec: ClaimSpec;
}

const templatesOf = (object: ManifestObject): readonly PlacedClaim[] =>
  object.kind === 'StatefulSet'
    ? ((object.document['spec'] as WorkloadSpec).volumeClaimTemplates ?? []).map(
        ({ metadata, spec }, index) => ({
          object,
          name: metadata.name,
          path: `spec.volumeClaimTemplates[${index}].spec`,
          spec,
        }),
      )
    : [];

const claimsIn = (release: Release): readonly PlacedClaim[] => [
  ...release.ofKind('PersistentVolumeClaim').map((object) => ({
    object,
    name: object.metadata.name,
    path: 'spec',
    spec: object.document.spec,
  })),
  ...workloadsOf(release).flatMap(templatesOf),
];

const roleOf = (name: string, roles: Settings['storageRoles']): string | undefined =>
  Object.keys(roles).find((role) => (roles[role] ?? []).some((pattern) => fits(pattern, name)));

const describeClass = ({ storageClassName }: ClaimSpec): string =>
  storageClassName === undefined ? 'default' : storageClassName === '' ? 'none' : storageClassName;

const describeClaim = (object: ManifestObject, name: string): string =>
  object.kind === 'PersistentVolumeClaim' ? `Claim ${name}` : `Claim ${name} of ${nameOf(object)}`;

const compare = (
  { object, name, path, spec }: PlacedClaim,
  role: string,
  { storage = {} }: EnvironmentSettings,
): readonly Violation[] => {
  const { class: expectedClass, accessModes: expectedModes } = storage[role] ?? {};
  const modes = spec.accessModes ?? [];
  const hint = `Set the storage of the role ${role} in the values of this environment.`;
  const of = describeClaim(object, name);
  const found: Violation[] = [];
  if (expectedClass !== undefined && describeClass(spec) !== expectedClass) {
    const message = `${of} has storage class ${describeClass(spec)}, where this environment has ${expectedClass}.`;
    found.push({ object, path: `${path}.storageClassName`, subject: name, message, hint });
  }
  if (expectedModes !== undefined && [...modes].sort().join() !== [...expectedModes].sort().join()) {
    const message = `${of} has access mode ${modes.join(', ') || 'none'}, where this environment has ${expectedModes.join(', ')}.`;
    found.push({ object, path: `${path}.accessModes`, subject: name, message, hint });
  }
  return found;
};

/** Claims have the class and access mode that `chart-checks.yaml` expects of their role in the environment. */
export const storageByEnvironment: ReleaseInvariant = {
  rule: 'storage-by-environment',
  scope: 'release',
  title: 'Each claim has the storage class and access mode of its environment',
  why: 'A claim of a class that the cluster lacks stays Pending, and both fields cannot be changed later.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
  inspect: (release, { settings, environment }) => {
    if (environment.storage === undefined) return [];
    return claimsIn(release).flatMap((claim) => {
      const role = roleOf(claim.name, settings.storageRoles);
      if (role !== undefined) return compare(claim, role, environment);
      return [
        {
          object: claim.object,
          path: claim.path,
          subject: claim.name,
          message: `${describeClaim(claim.object, claim.name)} has no role, so its storage is not checked.`,
          hint: 'Add its name to a role in storageRoles of chart-checks.yaml.',
        },
      ];
    });
  },
};
