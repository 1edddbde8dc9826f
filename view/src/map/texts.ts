import type { MapItem, MapPort } from '../../../src/html-report/types.js';
import type { Strings } from '../strings/index.js';

const SHORT_MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadWriteMany: 'RWX',
  ReadOnlyMany: 'ROX',
  ReadWriteOncePod: 'RWOP',
};

/** So many characters of ports fit on the narrowest card. */
const LONGEST_PORTS = 12;

const few = (all: readonly string[], most: number): string => {
  const rest = all.length - most;
  return [...all.slice(0, most), ...(rest > 0 ? [`+${String(rest)}`] : [])].join(' ');
};

const portsOf = (ports: readonly MapPort[]): string => {
  const texts = ports.map(({ port }) => `:${String(port)}`);
  const whole = texts.join(' ');
  return whole.length > LONGEST_PORTS ? few(texts, 1) : whole;
};

/** The first line of a card. */
export const titleOf = (item: MapItem, { map }: Strings): string => {
  switch (item.type) {
    case 'closed':
      return map.closed;
    case 'class':
      return item.origin === 'default' ? map.defaultClass : item.label;
    case 'entrance':
      return few(item.addresses, item.addresses.length > 1 && (item.addresses[0] ?? '').length < 8 ? 2 : 1);
    default:
      return item.label;
  }
};

/** The second line of a card: on the left, and on the right. */
export const factsOf = (item: MapItem, { map }: Strings): readonly [left: string, right: string] => {
  switch (item.type) {
    case 'workload':
      return [portsOf(item.ports), `×${item.replicas}`];
    case 'service':
      return [portsOf(item.ports), item.kind];
    case 'entrance':
      return [`${item.kind} ${item.label}`, ''];
    case 'closed':
      return [map.closedHint, ''];
    case 'claim':
      return [item.size, item.accessModes.map((mode) => SHORT_MODES[mode] ?? mode).join(' ')];
    case 'volume':
      return ['PersistentVolume', item.size];
    case 'class':
      return ['StorageClass', ''];
  }
};

/** Names and values for the summary beside the pointer. */
export const detailsOf = (item: MapItem, { map }: Strings): readonly (readonly [string, string])[] => {
  switch (item.type) {
    case 'workload':
      return [
        [map.replicas, item.replicas],
        [map.ports, item.ports.map(({ port, target }) => `${String(port)} → ${target}`).join(', ')],
        [map.images, item.images.join('\n')],
        [map.requests, item.requests],
        [map.limits, item.limits],
      ];
    case 'service':
      return [[map.ports, item.ports.map(({ port, target }) => `${String(port)} → ${target}`).join(', ')]];
    case 'entrance':
      return [[map.addresses, item.addresses.join('\n')]];
    case 'claim':
      return [
        [map.size, item.size],
        [map.accessModes, item.accessModes.join(', ')],
      ];
    case 'volume':
      return [[map.size, item.size]];
    case 'class':
      return item.origin === 'cluster' || item.origin === 'default' ? [['', map.clusterClass]] : [];
    case 'closed':
      return [['', map.closedHint]];
  }
};

/** What sort of thing a card is. */
export const kindOf = (item: MapItem): string => {
  switch (item.type) {
    case 'workload':
    case 'entrance':
      return item.kind;
    case 'service':
      return `Service, ${item.kind}`;
    case 'claim':
      return 'PersistentVolumeClaim';
    case 'volume':
      return 'PersistentVolume';
    case 'class':
      return 'StorageClass';
    case 'closed':
      return '';
  }
};
