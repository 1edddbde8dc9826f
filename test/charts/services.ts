import { expect } from '@jest/globals';
import {
  containerOf,
  environmentOf,
  podSpecOf,
  type Release,
  type ResolvedVariable,
} from '../../src/manifest/index.js';
import type { ManifestObject } from '../../src/manifest/index.js';

/** The six services behind the gateway. */
export const DOMAIN_SERVICES = [
  'user-service',
  'portal-service',
  'board-service',
  'reserve-item-service',
  'reserve-check-service',
  'reserve-request-service',
] as const;

/** Everything on Spring. */
export const BACKENDS = ['apigateway', 'config', 'discovery', ...DOMAIN_SERVICES] as const;

/** The two Next.js applications. */
export const FRONTENDS = ['admin', 'portal'] as const;

/** What the release calls a component's objects. */
export const objectName = (release: Release, component: string): string => `${release.name}-${component}`;

/** The Deployment of a service; fails the test when there is none. */
export function deploymentOf(release: Release, component: string): ManifestObject<'Deployment'> {
  const deployment = release.find('Deployment', objectName(release, component));
  if (deployment === undefined) throw new Error(`The release has no Deployment of ${component}.`);
  return deployment;
}

/** Main container of a service. */
export function mainContainerOf(release: Release, component: string) {
  const container = containerOf(deploymentOf(release, component));
  if (container === undefined) throw new Error(`The Deployment of ${component} has no container.`);
  return container;
}

/** Environment of a service's main container, references followed. */
export const serviceEnvironment = (
  release: Release,
  component: string,
): ReadonlyMap<string, ResolvedVariable> =>
  environmentOf(release, deploymentOf(release, component), mainContainerOf(release, component));

/** Literal value of one variable, undefined when it is unset. */
export function literal(release: Release, component: string, variable: string): string | undefined {
  const resolved = serviceEnvironment(release, component).get(variable);
  return resolved?.from === 'literal' ? resolved.value : undefined;
}

/** Expects a variable to come from a key that the Secret really has. */
export function expectSecret(
  release: Release,
  component: string,
  variable: string,
  [secret, key]: readonly [string, string],
): void {
  expect({ component, variable: serviceEnvironment(release, component).get(variable) }).toMatchObject({
    component,
    variable: { from: 'Secret', objectName: secret, key, value: expect.stringMatching(/./) },
  });
}

/** The claim of the shared volume that a service mounts, with the mount. */
export function sharedMountOf(release: Release, component: string) {
  const pod = podSpecOf(deploymentOf(release, component));
  const volume = pod?.volumes?.find(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === objectName(release, 'attachments'),
  );
  return mainContainerOf(release, component).volumeMounts?.find(({ name }) => name === volume?.name);
}
