import type { Release } from '../manifest/index.js';
import { isJsonObject } from '../yaml/index.js';
import type { Ministry } from './types.js';

/** Two ministries that claim one name. */
export interface Collision {
  readonly ministry: string;
  readonly other: string;
  /** The domain or host. */
  readonly name: string;
}

/**
 * Ministries that have the same domain as one before them.
 *
 * @example sameDomains(ministries).map(({ ministry, other }) => `${ministry} ${other}`)
 */
export const sameDomains = (ministries: readonly Pick<Ministry, 'name' | 'domain'>[]): readonly Collision[] =>
  sameNames(
    new Map(ministries.map(({ name, domain }) => [name, domain === undefined ? [] : [domain.toLowerCase()]])),
  );

/**
 * Ministries that have a name of one before them.
 *
 * @param names - by ministry, such as its hosts
 * @example sameNames(new Map([['moe', ['www.example.go.kr']], ['nts', ['www.example.go.kr']]]))
 */
export const sameNames = (names: ReadonlyMap<string, readonly string[]>): readonly Collision[] => {
  const owners = new Map<string, string>();
  return [...names].flatMap(([ministry, own]) =>
    [...new Set(own)].flatMap((name): Collision[] => {
      const other = owners.get(name);
      if (other !== undefined) return [{ ministry, other, name }];
      owners.set(name, ministry);
      return [];
    }),
  );
};

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as readonly unknown[]).filter((item) => typeof item === 'string') : [];

/**
 * The hosts that a release answers to from outside: of Ingresses, HTTPRoutes and a mesh's VirtualServices.
 *
 * @example hostsOf(release) // ['api.moe.example.go.kr', 'www.moe.example.go.kr']
 */
export const hostsOf = (release: Release): readonly string[] => {
  const ingresses = release
    .ofKind('Ingress')
    .flatMap(({ document }) => (document.spec.rules ?? []).flatMap(({ host }) => host ?? []));
  const routes = (['HTTPRoute', 'VirtualService'] as const).flatMap((kind) =>
    release.ofKind<string>(kind).flatMap(({ document }) => {
      const spec: unknown = document['spec'];
      return isJsonObject(spec) ? textsIn(kind === 'HTTPRoute' ? spec['hostnames'] : spec['hosts']) : [];
    }),
  );
  return [...new Set([...ingresses, ...routes])].filter((host) => host.includes('.') && host !== '*').sort();
};
