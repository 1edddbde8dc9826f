import { beforeAll, describe, expect, it } from '@jest/globals';
import { podSpecOf, type ManifestObject, type Release } from '../../src/manifest/index.js';
import { componentOf, environment, podAnnotations, requireContainer } from './components.js';
import { ELASTIC_STACK, renderLogging, settingsOf } from './logging.js';

let release: Release;
let elasticsearch: ManifestObject<'StatefulSet'>;

beforeAll(async () => {
  release = await renderLogging();
  elasticsearch = componentOf(release, 'StatefulSet', 'elasticsearch');
});

describe('the Elastic stack', () => {
  it('is of one version, which stands in the charts and can be changed by no single default', () => {
    const versions = ELASTIC_STACK.map((name) => {
      const kind = name === 'elasticsearch' ? 'StatefulSet' : 'Deployment';
      return requireContainer(componentOf(release, kind, name)).image;
    });
    const [version] = versions[0]?.split(':').slice(-1) ?? [];
    expect(version).toMatch(/^[89]\.\d+\.\d+$/);
    expect(versions).toEqual(
      ELASTIC_STACK.map((name) => `docker.elastic.co/${name}/${name}:${version ?? ''}`),
    );
  });
});

describe('Elasticsearch', () => {
  it('keeps its data in a folder of the volume', () => {
    expect(requireContainer(elasticsearch).volumeMounts).toContainEqual({
      name: 'data',
      mountPath: '/usr/share/elasticsearch/data',
      subPath: 'data',
    });
    expect(elasticsearch.document.spec.volumeClaimTemplates).toMatchObject([{ metadata: { name: 'data' } }]);
  });

  it('asks for an account, and for no token that a person would have to type', () => {
    expect(settingsOf(release, 'elasticsearch', 'elasticsearch.yml')).toMatchObject({
      'xpack.security.enabled': true,
      'xpack.security.enrollment.enabled': false,
    });
  });

  it('needs no setting of the node, so no privileged container', () => {
    expect(settingsOf(release, 'elasticsearch', 'elasticsearch.yml')['node.store.allow_mmap']).toBe(false);
    expect(podSpecOf(elasticsearch)?.initContainers?.map(({ name }) => name)).toEqual([
      'prepare-configuration',
    ]);
  });

  it('listens on loopback alone for other nodes', () => {
    const settings = settingsOf(release, 'elasticsearch', 'elasticsearch.yml');
    expect(settings).toMatchObject({ 'http.host': '0.0.0.0' });
    for (const setting of ['network.host', 'transport.host']) expect(settings).not.toHaveProperty([setting]);
  });

  it('gives half of its memory to Java', () => {
    expect(environment(release, elasticsearch).get('ES_JAVA_OPTS')).toMatchObject({ value: '-Xms1g -Xmx1g' });
    expect(requireContainer(elasticsearch).resources?.limits?.['memory']).toBe('2Gi');
  });

  it('is ready when its readiness port is open, which asks for no account', () => {
    const { ports = [], readinessProbe } = requireContainer(elasticsearch);
    expect(readinessProbe?.tcpSocket).toEqual({ port: 'tcp-ready' });
    expect(ports.find(({ name }) => name === 'tcp-ready')?.containerPort).toBe(
      settingsOf(release, 'elasticsearch', 'elasticsearch.yml')['readiness.port'],
    );
    expect(release.find('Service', 'egov-elasticsearch')?.document.spec.ports).toMatchObject([
      { port: 9200 },
    ]);
  });

  it('takes each password from the Secret that its client reads', () => {
    const reads = (container: string | undefined, variable: string) =>
      environment(release, elasticsearch, container).get(variable);
    for (const [container, variable, key] of [
      [undefined, 'ELASTIC_PASSWORD', 'elastic'],
      ['prepare-configuration', 'KIBANA_PASSWORD', 'kibana'],
      ['prepare-configuration', 'LOGSTASH_PASSWORD', 'logstash'],
    ] as const)
      expect(reads(container, variable)).toMatchObject({
        objectName: 'egov-elasticsearch',
        key,
        value: expect.stringMatching(/^.{32}$/),
      });
  });

  it('makes the accounts that Logstash and Kibana log in with', () => {
    const made = environment(release, elasticsearch, 'prepare-configuration');
    for (const client of ['logstash', 'kibana']) {
      const used = environment(release, componentOf(release, 'Deployment', client));
      expect(used.get('EGOV_ELASTICSEARCH_USERNAME')).toMatchObject({ value: `egov-${client}` });
      expect(made.get(`${client.toUpperCase()}_USERNAME`)).toMatchObject({ value: `egov-${client}` });
    }
  });

  it('lets Logstash add log lines to its own streams, and read nothing', () => {
    expect(settingsOf(release, 'elasticsearch', 'roles.yml')).toEqual({
      egov_log_writer: {
        cluster: ['monitor', 'manage_index_templates'],
        indices: [{ names: ['egov-logs*'], privileges: ['auto_configure', 'create_doc'] }],
      },
    });
  });

  it('holds its keystore in memory', () => {
    const mount = requireContainer(elasticsearch).volumeMounts?.find(({ mountPath }) =>
      mountPath.endsWith('/config'),
    );
    const volume = podSpecOf(elasticsearch)?.volumes?.find(({ name }) => name === mount?.name);
    expect(volume?.emptyDir).toMatchObject({ medium: 'Memory' });
  });

  it('takes settings of the user over the chart’s, and starts again for them', async () => {
    const changed = await renderLogging({ elasticsearch: { configuration: { 'xpack.ml.enabled': true } } });
    expect(settingsOf(changed, 'elasticsearch', 'elasticsearch.yml')).toMatchObject({
      'xpack.ml.enabled': true,
      'xpack.security.enabled': true,
    });
    expect(podAnnotations(componentOf(changed, 'StatefulSet', 'elasticsearch'))['checksum/files']).not.toBe(
      podAnnotations(elasticsearch)['checksum/files'],
    );
  });
});
