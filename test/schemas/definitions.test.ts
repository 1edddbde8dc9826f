import { describe, expect, it } from '@jest/globals';
import { definitionSources, readDefinitions, requiredDefinitions } from '../../src/cluster/index.js';
import { KUBERNETES_VERSIONS, kindKey, openCatalog } from '../../src/schemas/index.js';
import { releaseOf } from '../invariants/support/release.js';

const mesh = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: strict}`;

const definition = (group: string, kind: string): string => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: own}
spec: {group: ${group}, names: {kind: ${kind}}, versions: []}`;

describe('the definitions for embedded clusters', () => {
  const catalog = openCatalog();
  const newest = KUBERNETES_VERSIONS.at(-1) ?? '1.36';

  it('are of the projects whose custom resources can be validated', () => {
    expect(definitionSources()).toEqual(catalog.customResourceSources);
  });

  it.each(definitionSources())('hold the same kinds of %s as the schemas', (source) => {
    const defined = readDefinitions(source).flatMap(({ spec }) =>
      spec.versions
        .filter(({ served }) => served)
        .map(({ name }) => kindKey(`${spec.group}/${name}`, spec.names.kind)),
    );
    const known = defined.filter((key) => catalog.kinds(newest).includes(key));
    expect(defined.length).toBeGreaterThan(0);
    expect(known).toEqual(defined);
  });

  it('hold no prose, which would only take memory', () => {
    const text = JSON.stringify(definitionSources().flatMap(readDefinitions));
    expect(text).not.toMatch(/"description":"/);
    expect(text).toContain('"x-kubernetes-int-or-string":true');
  });

  it('are needed by a release that holds their custom resources', () => {
    expect(requiredDefinitions(releaseOf(mesh))).toEqual(['istio']);
  });

  it('are not needed by a release of built-in kinds alone', () => {
    expect(requiredDefinitions(releaseOf('{apiVersion: v1, kind: Service, metadata: {name: web}}'))).toEqual([]);
  });

  it('are not needed by a release that defines the kind itself', () => {
    const own = definition('security.istio.io', 'PeerAuthentication');
    expect(requiredDefinitions(releaseOf(own, mesh))).toEqual([]);
    expect(requiredDefinitions(releaseOf(definition('other.example', 'PeerAuthentication'), mesh))).toEqual([
      'istio',
    ]);
  });
});
