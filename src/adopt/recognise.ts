import { podLabelsOf, type ManifestObject, type Release } from '../manifest/index.js';
import type { LeftObject, NamespaceSnapshot, ObjectReference } from './types.js';
import {
  COMPONENTS,
  SHARED_CLAIM,
  SHARED_OBJECTS,
  STORAGE_OBJECTS,
  type UpstreamComponent,
} from './upstream.js';

/** A component of upstream's that was found, whole or in part. */
export interface FoundComponent {
  readonly upstream: UpstreamComponent;
  readonly workload?: ManifestObject<'Deployment'> | ManifestObject<'StatefulSet'>;
  readonly service?: ManifestObject<'Service'>;
  readonly autoscaler?: ManifestObject<'HorizontalPodAutoscaler'>;
  readonly others: readonly ManifestObject[];
}

/** Helm writes it on every object of a release. */
const RELEASE_ANNOTATION = 'meta.helm.sh/release-name';

export const isOfRelease = ({ metadata }: ManifestObject, release?: string): boolean =>
  release === undefined
    ? metadata.annotations[RELEASE_ANNOTATION] !== undefined
    : metadata.annotations[RELEASE_ANNOTATION] === release;

export const referenceTo = ({ apiVersion, kind, metadata }: ManifestObject): ObjectReference => ({
  apiVersion,
  kind,
  name: metadata.name,
});

/** Upstream labels every pod with a name of its own, which nobody else's MySQL or Jenkins has. */
const podNameOf = ({ base }: UpstreamComponent): string => `${base}-pod`;

const own = <Found extends ManifestObject>(object: Found | undefined): Found | undefined =>
  object === undefined || isOfRelease(object) ? undefined : object;

const findWorkload = (live: Release, upstream: UpstreamComponent): FoundComponent['workload'] => {
  const { kind, base } = upstream;
  const object =
    kind === 'Deployment' ? live.find(kind, `${base}-deployment`) : live.find(kind, `${base}-statefulset`);
  const found = own(object);
  return found !== undefined && podLabelsOf(found)['name'] === podNameOf(upstream) ? found : undefined;
};

/** Upstream's own selector names the component; an adopted Service selects the release's pods. */
const findService = (live: Release, { base, component }: UpstreamComponent): FoundComponent['service'] => {
  const service = own(live.find('Service', base));
  const selector = service?.document.spec.selector ?? {};
  return [selector['app'], selector['app.kubernetes.io/name']].includes(component) ? service : undefined;
};

const findNamed = (live: Release, names: readonly string[]): readonly ManifestObject[] =>
  names.flatMap((text) => {
    const [kind = '', name = ''] = text.split('/');
    return own(live.find(kind, name)) ?? [];
  });

/**
 * Finds upstream's workloads and what stands around each.
 *
 * @returns those of which anything is there
 * @example findComponents(snapshot.live).map(({ upstream }) => upstream.base) // ['apigateway', …]
 */
export const findComponents = (live: Release): readonly FoundComponent[] =>
  COMPONENTS.flatMap((upstream): readonly FoundComponent[] => {
    const workload = findWorkload(live, upstream);
    const service = findService(live, upstream);
    const autoscaler = own(live.find('HorizontalPodAutoscaler', `${upstream.base}-hpa-cpu`));
    const others = findNamed(live, upstream.others ?? []);
    if (workload === undefined && service === undefined && autoscaler === undefined && others.length === 0)
      return [];
    return [
      {
        upstream,
        others,
        ...(workload === undefined ? {} : { workload }),
        ...(service === undefined ? {} : { service }),
        ...(autoscaler === undefined ? {} : { autoscaler }),
      },
    ];
  });

export const findSharedObjects = (live: Release): readonly ManifestObject[] =>
  findNamed(live, SHARED_OBJECTS);

/** Kubernetes makes them in every namespace. */
const EVERYWHERE = ['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default', 'Service/kubernetes'];

const reasonFor = (object: ManifestObject, claims: readonly string[]): string | undefined => {
  const name = `${object.kind}/${object.metadata.name}`;
  if (EVERYWHERE.includes(name)) return undefined;
  if (object.kind === 'PersistentVolumeClaim' && claims.includes(object.metadata.name)) return undefined;
  if (isOfRelease(object))
    return `It belongs to the Helm release ${object.metadata.annotations[RELEASE_ANNOTATION] ?? ''}.`;
  if (STORAGE_OBJECTS.includes(name))
    return 'It makes and deletes the volumes of the class nfs; claims that are in use need it.';
  if (object.kind === 'Ingress') return 'It keeps its host and leads to the release through the old Service.';
  return 'It is none of upstream\u2019s objects.';
};

/** Owned ones go with their owner; helm's and the pods' own are no business of the user. */
const isNoise = (object: ManifestObject): boolean => {
  const { metadata, ...document } = object.document as {
    metadata?: { ownerReferences?: unknown };
    type?: unknown;
  };
  return (
    object.kind === 'Pod' || metadata?.ownerReferences !== undefined || document.type === 'helm.sh/release.v1'
  );
};

/** Claims of a StatefulSet have its labels and nothing of helm's. */
const belongsTo = (object: ManifestObject, release: string): boolean =>
  isOfRelease(object, release) || object.metadata.labels['app.kubernetes.io/instance'] === release;

/**
 * Lists what adoption does not touch, with the reason.
 *
 * @param taken - what the steps change
 * @example findLeft(snapshot, taken, 'egov').map(({ kind, name }) => `${kind}/${name}`)
 */
export const findLeft = (
  { live }: NamespaceSnapshot,
  taken: readonly ObjectReference[],
  release: string,
): readonly LeftObject[] => {
  const isTaken = ({ kind, metadata }: ManifestObject): boolean =>
    taken.some((reference) => reference.kind === kind && reference.name === metadata.name);
  const claims = COMPONENTS.flatMap(({ claim }) => claim ?? []).concat(SHARED_CLAIM);
  return live.objects
    .filter((object) => !isNoise(object) && !isTaken(object) && !belongsTo(object, release))
    .flatMap((object) => {
      const reason = reasonFor(object, claims);
      return reason === undefined ? [] : [{ ...referenceTo(object), reason }];
    });
};
