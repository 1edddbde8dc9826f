import { beforeAll, describe, expect, it } from '@jest/globals';
import { collectImages } from '../../src/images/index.js';
import { podSpecOf, workloadsOf, type Release } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';

const REGISTRY = 'registry.example.go.kr:5000/egov';

const pullSecretsOf = (release: Release): readonly (readonly string[])[] =>
  workloadsOf(release).map((workload) =>
    (podSpecOf(workload)?.imagePullSecrets ?? []).map(({ name = '' }) => name),
  );

const agentOf = (release: Release): string =>
  release.find('ConfigMap', 'egov-jenkins-configuration')?.document.data?.['10-egov.yaml'] ?? '';

const configurationOf = (release: Release): unknown => {
  const data = release.find('Secret', 'egov-registry')?.document.data?.['.dockerconfigjson'];
  return JSON.parse(Buffer.from(data ?? '', 'base64').toString('utf8'));
};

describe('a private registry', () => {
  let release: Release;

  beforeAll(async () => {
    release = await renderCase('private-registry');
  });

  it('serves every image, those of the agents that Jenkins starts too', () => {
    const images = collectImages([{ name: 'private-registry', release }]);
    expect(images.filter(({ image }) => !image.startsWith(`${REGISTRY}/`))).toEqual([]);
    expect(images.find(({ users }) => users.some(({ role }) => role === 'started'))).toMatchObject({
      repository: 'egov/jenkins/inbound-agent',
    });
    expect(agentOf(release)).toContain(`image: ${REGISTRY}/jenkins/inbound-agent:`);
  });

  it('has its account in a Secret as the kubelet reads it, whatever signs the password holds', () => {
    const secret = release.find('Secret', 'egov-registry');
    expect(secret?.document).toMatchObject({ type: 'kubernetes.io/dockerconfigjson' });
    const password = String.raw`a "quoted" \ password`;
    expect(configurationOf(release)).toEqual({
      auths: {
        'registry.example.go.kr:5000': {
          username: 'egov',
          password,
          auth: Buffer.from(`egov:${password}`).toString('base64'),
        },
      },
    });
  });

  it('is reached with that Secret by every pod and by every agent', () => {
    const names = pullSecretsOf(release);
    expect(names.length).toBeGreaterThan(14);
    expect(new Set(names.map((list) => list.join()))).toEqual(new Set(['egov-registry']));
    expect(agentOf(release)).toMatch(/imagePullSecrets:\n\s+- name: egov-registry/);
  });

  it('is reached with a Secret of the user, beside those of global.imagePullSecrets, each once', async () => {
    const set = [
      'global.registry.existingSecret=regcred',
      'global.imagePullSecrets={other,regcred}',
      'jenkins.enabled=true',
    ];
    const own = await renderCase('default', { set });
    expect(new Set(pullSecretsOf(own).map((list) => list.join()))).toEqual(new Set(['other,regcred']));
    expect(own.find('Secret', 'egov-registry')).toBeUndefined();
    expect(agentOf(own)).toMatch(/imagePullSecrets:\n\s+- name: other\n\s+- name: regcred/);
  });

  it('needs no Secret when anybody may pull from it', async () => {
    const open = await renderCase('default', { set: [`global.imageRegistry=${REGISTRY}`] });
    expect(new Set(pullSecretsOf(open).map((list) => list.join()))).toEqual(new Set(['']));
  });
});
