import {
  claimsOf,
  podSpecOf,
  workloadsOf,
  type ClaimSpec,
  type ManifestObject,
  type Release,
} from '../../manifest/index.js';
import { releaseOf } from '../origin.js';
import { pathIn } from '../path.js';
import { isObject, isRelease } from '../subject.js';
import { placeOf, refuse, toResult, type MatcherCall, type MatcherResult, type Verdict } from '../verdict.js';

const NAME = 'toUseStorageClass';

interface Claim {
  readonly name: string;
  readonly spec: ClaimSpec;
  /** The object that its spec stands in. */
  readonly object: ManifestObject;
}

const isClaim = (object: ManifestObject): object is ManifestObject<'PersistentVolumeClaim'> =>
  object.kind === 'PersistentVolumeClaim';

const ofClaim = (object: ManifestObject<'PersistentVolumeClaim'>): Claim => ({
  name: object.metadata.name,
  spec: object.document.spec,
  object,
});

const ofWorkload = (release: Release, workload: ManifestObject): readonly Claim[] =>
  claimsOf(release, workload).flatMap(({ name, origin, spec }) => {
    if (spec === undefined) return [];
    const namespace = workload.metadata.namespace ?? release.namespace;
    const owner = release.find('PersistentVolumeClaim', name, namespace);
    return [{ name, spec, object: origin === 'object' && owner !== undefined ? owner : workload }];
  });

const claimsOfSubject = (subject: Release | ManifestObject): readonly Claim[] => {
  if (isRelease(subject)) {
    const templates = workloadsOf(subject).filter(({ kind }) => kind === 'StatefulSet');
    return [
      ...subject.ofKind('PersistentVolumeClaim').map(ofClaim),
      ...templates.flatMap((workload) =>
        ofWorkload(subject, workload).filter(({ object }) => object === workload),
      ),
    ];
  }
  if (isClaim(subject)) return [ofClaim(subject)];
  const release = releaseOf(subject);
  return release === undefined ? [] : ofWorkload(release, subject);
};

const classOf = ({ storageClassName }: ClaimSpec): string => {
  if (storageClassName === undefined) return 'default';
  return storageClassName === '' ? 'none' : storageClassName;
};

const judge = (claims: readonly Claim[], name: string): Verdict => {
  const wrong = claims.filter(({ spec }) => classOf(spec) !== name);
  const shown = wrong.length === 0 ? claims : wrong;
  return {
    pass: claims.length > 0 && wrong.length === 0,
    found:
      claims.length === 0
        ? 'no claim'
        : shown.map((claim) => `claim ${claim.name} uses the class ${classOf(claim.spec)}`).join('\n'),
    where: shown
      .map(({ object, spec }) => placeOf(object, pathIn(object.document, spec, 'storageClassName')))
      .join('\n'),
    fix: `Set the class "${name}" in the values of the environment.`,
    unfix: 'Set another class in the values of the environment.',
  };
};

/** See {@link ToolkitMatchers.toUseStorageClass}. */
export function toUseStorageClass(this: MatcherCall, subject: unknown, name: string): MatcherResult {
  const fits =
    isRelease(subject) || (isObject(subject) && (isClaim(subject) || podSpecOf(subject) !== undefined));
  if (!fits) {
    const found = 'neither a claim, a workload nor a release';
    return refuse(this, NAME, subject, [name], found, 'Give it release.find("PersistentVolumeClaim", name).');
  }
  if (isObject(subject) && !isClaim(subject) && releaseOf(subject) === undefined) {
    const found = 'a workload whose release is not known';
    return refuse(this, NAME, subject, [name], found, 'Render with renderRelease, or call rememberObjects.');
  }
  return toResult(this, NAME, subject, [name], judge(claimsOfSubject(subject), name));
}
