import { workloadsOf, type Probe, type Release } from '../../manifest/index.js';
import { fits, nameOf, placedContainersOf, textAt } from '../support/index.js';
import type { ReleaseInvariant } from '../types.js';

const withoutQuery = (path: string): string => path.replace(/[?#].*$/, '').replace(/(?<=.)\/$/, '');

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const namedService = (release: Release, command: readonly string[]): string | undefined => {
  const text = command.join(' ');
  return release
    .ofKind('Service')
    .map(({ metadata }) => metadata.name)
    .find((name) => new RegExp(`(?<![\\w.-])${escape(name)}(?![\\w-])`).test(text));
};

const dependencyOf = (probe: Probe, release: Release, paths: readonly string[]): string | undefined => {
  const host = textAt(probe.httpGet, 'host') ?? textAt(probe.tcpSocket, 'host');
  if (host !== undefined && !['localhost', '127.0.0.1', '::1'].includes(host)) return `the host ${host}`;
  const path = withoutQuery(probe.httpGet?.path ?? '');
  if (paths.some((pattern) => fits(pattern, path))) return `${path}, which also answers for other services`;
  const service = namedService(release, probe.exec?.command ?? []);
  return service === undefined ? undefined : `Service ${service}`;
};

/**
 * A probe that restarts a container asks that container alone. It depends on others when it asks another host, when
 * its command names a Service of the release, or when its path is one of `probes.dependentPaths` in the settings.
 */
export const independentLiveness: ReleaseInvariant = {
  rule: 'independent-liveness',
  scope: 'release',
  title: 'Liveness and startup probes ask for nothing outside their container',
  why: 'Otherwise the outage of one database or broker restarts everything that uses it.',
  source:
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
  inspect: (release, { settings }) =>
    workloadsOf(release).flatMap((workload) =>
      placedContainersOf(workload).flatMap(({ container, path }) =>
        (['livenessProbe', 'startupProbe'] as const).flatMap((field) => {
          const probe = container[field];
          const dependency =
            probe === undefined ? undefined : dependencyOf(probe, release, settings.probes.dependentPaths);
          if (dependency === undefined) return [];
          return [
            {
              object: workload,
              path: `${path}.${field}`,
              subject: container.name,
              message: `The ${field} of container ${container.name} in ${nameOf(workload)} asks ${dependency}.`,
              hint: 'Ask a path that tells of the process alone, such as /actuator/health/liveness or /livez.',
            },
          ];
        }),
      ),
    ),
};
