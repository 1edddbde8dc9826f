import { claimsOf, podSpecOf, storageClassOf, workloadsOf, type Release } from '../../src/manifest/index.js';
import { imagesOf } from '../../src/invariants/support/images.js';
import type { JsonObject, JsonValue } from '../../src/yaml/index.js';

const component = (release: Release, name: string): string => name.replace(`${release.name}-`, '');

const sorted = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();

// Only where there is something, so that a row of facts says what is special of its environment.
const filled = (entries: Readonly<Record<string, JsonValue>>): JsonObject =>
  Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== null && Object.keys(value).length > 0),
  );

const nodePortsOf = (release: Release): JsonObject =>
  filled(
    Object.fromEntries(
      release
        .ofKind('Service')
        .map(({ metadata, document }) => [
          component(release, metadata.name),
          (document.spec.ports ?? []).flatMap(({ nodePort }) => (nodePort === undefined ? [] : [nodePort])),
        ]),
    ),
  );

const loadBalancersOf = (release: Release): readonly string[] =>
  release
    .ofKind('Service')
    .filter(({ document }) => document.spec.type === 'LoadBalancer')
    .map(({ metadata }) => component(release, metadata.name));

const annotationsOf = (annotations: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith('helm.sh/')));

const ingressesOf = (release: Release): JsonObject =>
  Object.fromEntries(
    release.ofKind('Ingress').map(({ metadata, document: { spec } }) => [
      component(release, metadata.name),
      {
        class: spec.ingressClassName ?? 'default',
        host: (spec.rules ?? []).map(({ host = 'any' }) => host).join(' '),
        ...filled({
          tls: (spec.tls ?? []).map(({ secretName = '' }) => secretName),
          annotations: annotationsOf(metadata.annotations),
        }),
      },
    ]),
  );

const classesOf = (release: Release): JsonObject =>
  Object.fromEntries(
    release.ofKind('StorageClass').map(({ metadata, document }) => [
      metadata.name,
      {
        provisioner: document.provisioner,
        binding: document.volumeBindingMode ?? '',
        kept: metadata.annotations['helm.sh/resource-policy'] === 'keep',
        ...filled({ parameters: document.parameters ?? {} }),
      },
    ]),
  );

const classNameOf = (found: ReturnType<typeof storageClassOf>): string =>
  typeof found === 'string' ? found : found.metadata.name;

const claimsIn = (release: Release): JsonObject =>
  Object.fromEntries(
    workloadsOf(release).flatMap((workload) =>
      claimsOf(release, workload).flatMap(({ name, origin, spec }) => {
        if (spec === undefined) return [];
        const owner =
          origin === 'template' ? component(release, workload.metadata.name) : component(release, name);
        const size = spec.resources?.requests?.['storage'] ?? '';
        return [
          [owner, [classNameOf(storageClassOf(release, spec)), ...(spec.accessModes ?? []), size].join(' ')],
        ];
      }),
    ),
  );

const imageFactsOf = (release: Release): JsonObject => {
  const images = imagesOf(release).map(({ image }) => image);
  return {
    registries: sorted(images.map((image) => image.split('/')[0] ?? '')),
    moving: sorted(images.filter((image) => image.endsWith(':latest'))).length,
    pullSecrets: sorted(
      workloadsOf(release).flatMap((workload) =>
        (podSpecOf(workload)?.imagePullSecrets ?? []).map(({ name = '' }) => name),
      ),
    ),
  };
};

const zonesOf = (release: Release): readonly string[] =>
  sorted(
    workloadsOf(release)
      .filter((workload) => JSON.stringify(podSpecOf(workload)).includes('topology.kubernetes.io/zone'))
      .map(({ metadata }) => component(release, metadata.name)),
  );

/**
 * What an environment makes of a release, as test/environments/facts.yaml writes it.
 *
 * @example viewOf(await renderCase('vagrant'))
 */
export const viewOf = (release: Release): JsonObject =>
  filled({
    nodePorts: nodePortsOf(release),
    loadBalancers: loadBalancersOf(release),
    ingresses: ingressesOf(release),
    classes: classesOf(release),
    claims: claimsIn(release),
    images: imageFactsOf(release),
    zones: zonesOf(release),
  });
