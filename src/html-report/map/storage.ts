import {
  claimsOf,
  workloadsOf,
  type ManifestObject,
  type Release,
  type WorkloadClaim,
} from '../../manifest/index.js';
import { idOf, shortName } from '../identity.js';
import type { MapItem, MapLink } from '../types.js';

/** Cards of one part of the map and what binds them, by identity. */
export interface MapPart {
  readonly items: readonly MapItem[];
  readonly links: readonly MapLink[];
}

const claimId = (release: Release, workload: ManifestObject, { name, origin }: WorkloadClaim): string =>
  origin === 'template' ? `claim:${idOf(workload, release)}/${name}` : `claim:${name}`;

const claimItem = (release: Release, workload: ManifestObject, claim: WorkloadClaim): MapItem => {
  const { name, origin, spec } = claim;
  const object = release.find('PersistentVolumeClaim', name, workload.metadata.namespace);
  const label =
    origin === 'template'
      ? `${name}-${shortName(workload.metadata.name, release)}`
      : shortName(name, release);
  return {
    id: claimId(release, workload, claim),
    group: 'storage',
    type: 'claim',
    label,
    ...(origin === 'object' && object !== undefined ? { object: idOf(object, release) } : {}),
    ...(origin === 'template' ? { object: idOf(workload, release) } : {}),
    accessModes: spec?.accessModes ?? [],
    size: String(spec?.resources?.requests?.['storage'] ?? ''),
    origin,
  };
};

/** Stands for the class that a cluster gives to claims that name none. */
const DEFAULT_CLASS = 'class:';

const classOf = (release: Release, name: string | undefined): MapItem => {
  if (name === undefined)
    return { id: DEFAULT_CLASS, group: 'storage', type: 'class', label: '', origin: 'default' };
  const object = release.ofKind('StorageClass').find(({ metadata }) => metadata.name === name);
  return {
    id: `${DEFAULT_CLASS}${name}`,
    group: 'storage',
    type: 'class',
    label: name,
    ...(object === undefined ? {} : { object: idOf(object, release) }),
    origin: object === undefined ? 'cluster' : 'release',
  };
};

const volumeItem = (release: Release, name: string): readonly MapItem[] => {
  const volume = release.ofKind<string>('PersistentVolume').find(({ metadata }) => metadata.name === name);
  if (volume === undefined) return [];
  const spec = volume.document['spec'] as { readonly capacity?: { readonly storage?: string } } | undefined;
  return [
    {
      id: idOf(volume, release),
      group: 'storage',
      type: 'volume',
      label: shortName(name, release),
      object: idOf(volume, release),
      size: spec?.capacity?.storage ?? '',
    },
  ];
};

// A claim is bound to a named volume, or gets one of its class; "" asks for no class.
const boundTo = (release: Release, { spec }: WorkloadClaim): readonly MapItem[] => {
  if (spec === undefined) return [];
  if (spec.volumeName !== undefined) return volumeItem(release, spec.volumeName);
  return spec.storageClassName === '' ? [] : [classOf(release, spec.storageClassName)];
};

/**
 * The claims that workloads mount, and the classes and volumes behind them.
 *
 * @example storagePart(release).items.filter(({ type }) => type === 'claim')
 */
export function storagePart(release: Release): MapPart {
  const items = new Map<string, MapItem>();
  const links = new Map<string, MapLink>();
  const link = (from: string, to: string, type: MapLink['type']): void => {
    links.set(`${from} ${to}`, { from, to, type, ports: [] });
  };
  for (const workload of workloadsOf(release)) {
    for (const claim of claimsOf(release, workload)) {
      const item = claimItem(release, workload, claim);
      items.set(item.id, item);
      link(idOf(workload, release), item.id, 'mounts');
      for (const target of boundTo(release, claim)) {
        items.set(target.id, target);
        link(item.id, target.id, 'binds');
      }
    }
  }
  return { items: [...items.values()], links: [...links.values()] };
}
