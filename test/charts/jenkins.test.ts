import { beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { podSpecOf, type ManifestObject, type Release } from '../../src/manifest/index.js';
import type { PodSpec } from '../../src/manifest/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { renderCase } from '../support/index.js';
import { componentOf, environment, podAnnotations, requireContainer } from './components.js';
import { fileOf, settingsOf } from './logging.js';

const renderJenkins = (values: JsonObject = {}): Promise<Release> =>
  renderCase('default', { inlineValues: { jenkins: { enabled: true, ...values } } });

const jenkinsOf = (release: Release): ManifestObject<'StatefulSet'> =>
  componentOf(release, 'StatefulSet', 'jenkins');

const configurationOf = (release: Release): JsonObject =>
  settingsOf(release, 'jenkins', '10-egov.yaml', '-configuration');

const agentPodOf = (release: Release): PodSpec => {
  const cloud = (
    configurationOf(release)['jenkins'] as { clouds: { kubernetes: { templates: { yaml: string }[] } }[] }
  ).clouds[0];
  return (load(cloud?.kubernetes.templates[0]?.yaml ?? '') as { spec: PodSpec }).spec;
};

const rulesOf = (release: Release, name: string): unknown => release.find('Role', name)?.document['rules'];

let release: Release;
let jenkins: ManifestObject<'StatefulSet'>;

beforeAll(async () => {
  release = await renderJenkins();
  jenkins = jenkinsOf(release);
});

describe('Jenkins', () => {
  it('is a fixed LTS on Java 21', () => {
    expect(requireContainer(jenkins).image).toMatch(/^docker\.io\/jenkins\/jenkins:2\.\d+\.\d+-jdk21$/);
  });

  it('keeps its home in a folder of the volume, and unpacks itself elsewhere', () => {
    const { volumeMounts = [] } = requireContainer(jenkins);
    expect(volumeMounts).toContainEqual({ name: 'data', mountPath: '/var/jenkins_home', subPath: 'data' });
    expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
      expect.arrayContaining(['/tmp', '/var/jenkins_cache']),
    );
    expect(environment(release, jenkins).get('JENKINS_OPTS')).toMatchObject({
      value: '--webroot=/var/jenkins_cache/war',
    });
  });

  it('asks no one to set it up', () => {
    expect(environment(release, jenkins).get('JAVA_OPTS')).toMatchObject({
      value: expect.stringContaining('-Djenkins.install.runSetupWizard=false'),
    });
  });

  it('starts again when its configuration changes', async () => {
    const changed = jenkinsOf(await renderJenkins({ configuration: { '20-ours.yaml': 'jenkins: {}\n' } }));
    expect(podAnnotations(changed)['checksum/configuration']).not.toBe(
      podAnnotations(jenkins)['checksum/configuration'],
    );
    expect(podAnnotations(changed)['checksum/files']).toBe(podAnnotations(jenkins)['checksum/files']);
  });
});

describe('the administrator of Jenkins', () => {
  it('has a generated password, which Jenkins reads from a file that no build inherits', () => {
    const data = release.find('Secret', 'egov-jenkins')?.document.data ?? {};
    expect(Buffer.from(data['admin-user'] ?? '', 'base64').toString()).toBe('admin');
    expect(Buffer.from(data['admin-password'] ?? '', 'base64').toString()).toMatch(/^\w{32}$/);
    expect(podSpecOf(jenkins)?.volumes).toContainEqual(
      expect.objectContaining({
        name: 'account',
        secret: expect.objectContaining({ secretName: 'egov-jenkins' }),
      }),
    );
    for (const { from } of environment(release, jenkins).values()) expect(from).not.toBe('Secret');
  });

  it('is alone in: nobody signs up, and nobody looks on', () => {
    expect(configurationOf(release)['jenkins']).toMatchObject({
      numExecutors: 0,
      securityRealm: {
        local: { allowsSignup: false, users: [{ id: '${admin-user}', password: '${admin-password}' }] },
      },
      authorizationStrategy: { loggedInUsersCanDoAnything: { allowAnonymousRead: false } },
    });
  });

  it('is there without any plugin, too', async () => {
    const bare = await renderJenkins({ plugins: [] });
    expect(podSpecOf(jenkinsOf(bare))?.initContainers ?? []).toEqual([]);
    expect(requireContainer(jenkinsOf(bare)).volumeMounts).toContainEqual({
      name: 'files',
      mountPath: '/usr/share/jenkins/ref/init.groovy.d/create-account.groovy.override',
      subPath: 'create-account.groovy',
      readOnly: true,
    });
  });

  it('comes from a Secret of the user', async () => {
    const given = await renderJenkins({ admin: { existingSecret: 'our-admin' } });
    expect(given.find('Secret', 'egov-jenkins')).toBeUndefined();
    expect(podSpecOf(jenkinsOf(given))?.volumes).toContainEqual(
      expect.objectContaining({ secret: expect.objectContaining({ secretName: 'our-admin' }) }),
    );
  });
});

describe('the address of Jenkins', () => {
  it('is the one inside the cluster unless it is exposed', () => {
    expect(configurationOf(release)['unclassified']).toEqual({
      location: { url: 'http://egov-jenkins:8080/' },
    });
  });

  it('is the public one of its Ingress', async () => {
    const everything = await renderCase('everything');
    const url = 'https://jenkins.example.go.kr/';
    expect(configurationOf(everything)['unclassified']).toEqual({ location: { url } });
    expect(environment(everything, jenkinsOf(everything)).get('EGOV_JENKINS_URL')).toMatchObject({
      value: url,
    });
  });
});

describe('the plugins of Jenkins', () => {
  it('are pinned', () => {
    const plugins = fileOf(release, 'jenkins', 'plugins.txt').trim().split('\n');
    expect(plugins.map((plugin) => plugin.split(':')[0])).toEqual([
      'configuration-as-code',
      'git',
      'kubernetes',
      'workflow-aggregator',
    ]);
    for (const plugin of plugins) expect(plugin).toMatch(/^[a-z-]+:\d[\w.]+$/);
  });

  it('without a version are refused', async () => {
    await expect(renderJenkins({ plugins: ['git'] })).rejects.toThrow(/plugins/);
  });

  it('come from a mirror when the user names one', async () => {
    const url = 'https://mirror.example.go.kr/update-center.json';
    const mirrored = await renderJenkins({ pluginEnv: { JENKINS_UC: url } });
    expect(environment(mirrored, jenkinsOf(mirrored), 'install-plugins').get('JENKINS_UC')).toMatchObject({
      value: url,
    });
  });
});

describe('the agents of Jenkins', () => {
  it('reach it by a Service of their own, inside the cluster only', async () => {
    const exposed = await renderCase('everything');
    for (const each of [release, exposed])
      expect(each.find('Service', 'egov-jenkins-agent')?.document.spec).toMatchObject({
        type: 'ClusterIP',
        ports: [{ port: 50000, targetPort: 'tcp-agent' }],
      });
  });

  it('pass the level `restricted`', () => {
    const pod = agentPodOf(release);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(pod.containers).toMatchObject([
      {
        name: 'jnlp',
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        resources: { limits: { cpu: expect.anything(), memory: expect.anything() } },
      },
    ]);
  });

  it('come from the registry of the values', async () => {
    const mirrored = await renderCase('everything', {
      set: ['global.imageRegistry=registry.example.go.kr/egov'],
    });
    expect(agentPodOf(mirrored).containers[0]?.image).toMatch(
      /^registry\.example\.go\.kr\/egov\/jenkins\/inbound-agent:/,
    );
  });

  it('run as an account of their own, which rolls out Deployments and does nothing else', () => {
    expect(agentPodOf(release)).toMatchObject({
      serviceAccountName: 'egov-jenkins-agent',
      automountServiceAccountToken: true,
    });
    expect(rulesOf(release, 'egov-jenkins-agent')).toEqual([
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'patch', 'watch'] },
    ]);
  });

  it('get no token when they may not deploy', async () => {
    const idle = await renderJenkins({ agents: { mayDeploy: false } });
    expect(agentPodOf(idle).automountServiceAccountToken).toBe(false);
    expect(idle.find('Role', 'egov-jenkins-agent')).toBeUndefined();
  });
});

describe('the rights of Jenkins', () => {
  it('are those of starting agents, without a word on Secrets', () => {
    expect(rulesOf(release, 'egov-jenkins')).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['create', 'delete', 'get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['pods/exec'], verbs: ['create', 'get'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      { apiGroups: [''], resources: ['events'], verbs: ['get', 'list', 'watch'] },
    ]);
  });

  it('are held by its own account in the namespace of the release', async () => {
    const elsewhere = await renderCase('default', {
      namespace: 'edu',
      inlineValues: { jenkins: { enabled: true } },
    });
    expect(elsewhere.find('RoleBinding', 'egov-jenkins')?.document['subjects']).toEqual([
      { kind: 'ServiceAccount', name: 'egov-jenkins', namespace: 'edu' },
    ]);
    expect(elsewhere.objects.filter(({ kind }) => kind.startsWith('ClusterRole'))).toEqual([]);
  });

  it('and its token are gone with the agents', async () => {
    const alone = await renderJenkins({ agents: { enabled: false } });
    expect(podSpecOf(jenkinsOf(alone))?.automountServiceAccountToken).toBe(false);
    expect(alone.objects.filter(({ kind }) => kind.startsWith('Role'))).toEqual([]);
    expect(configurationOf(alone)['jenkins']).not.toHaveProperty('clouds');
  });
});
