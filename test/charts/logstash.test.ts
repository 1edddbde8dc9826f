import { beforeAll, describe, expect, it } from '@jest/globals';
import { podSpecOf, type ManifestObject, type Release } from '../../src/manifest/index.js';
import { componentOf, environment, requireContainer } from './components.js';
import { fileOf, renderLogging } from './logging.js';

let release: Release;
let logstash: ManifestObject<'Deployment'>;

const pipelineOf = (of: Release): string => fileOf(of, 'logstash', 'logstash.conf');

beforeAll(async () => {
  release = await renderLogging();
  logstash = componentOf(release, 'Deployment', 'logstash');
});

describe('Logstash', () => {
  it('takes JSON lines on the port that the services send them to', () => {
    expect(pipelineOf(release)).toMatch(/tcp \{\n\s+port => 8088\n[^}]*codec => json_lines/);
    expect(release.find('Service', 'egov-logstash')?.document.spec.ports).toMatchObject([
      { name: 'tcp-json', port: 8088, targetPort: 'tcp-json', appProtocol: 'tcp' },
    ]);
    const sender = environment(release, componentOf(release, 'Deployment', 'user-service'));
    expect(sender.get('logstash_hostname')).toMatchObject({ value: 'egov-logstash:8088' });
  });

  it('writes to the Elasticsearch of the release with its own account, whose password is in no file', () => {
    expect(pipelineOf(release)).toContain('hosts => ["http://egov-elasticsearch:9200"]');
    expect(pipelineOf(release)).toContain('password => "${EGOV_ELASTICSEARCH_PASSWORD}"');
    expect(environment(release, logstash).get('EGOV_ELASTICSEARCH_PASSWORD')).toMatchObject({
      objectName: 'egov-elasticsearch',
      key: 'logstash',
    });
  });

  it('writes to a stream that its role covers', async () => {
    expect(pipelineOf(release)).toMatch(/index => "egov-logs"\n\s+action => "create"/);
    await expect(renderLogging({ logstash: { dataStream: 'other-logs' } })).rejects.toThrow(/dataStream/);
  });

  it('brings the template of its stream, so that one node holds all of it and old lines go', () => {
    expect(pipelineOf(release)).toContain('template => "/opt/egov/template.json"');
    expect(JSON.parse(fileOf(release, 'logstash', 'template.json'))).toMatchObject({
      index_patterns: ['egov-logs'],
      data_stream: {},
      template: { settings: { 'index.number_of_replicas': 0 }, lifecycle: { data_retention: '14d' } },
    });
  });

  it('keeps the other files of its configuration directory, and may rewrite them', () => {
    const { volumeMounts = [] } = requireContainer(logstash);
    const config = volumeMounts.find(({ mountPath }) => mountPath === '/usr/share/logstash/config');
    expect(config).toEqual({ name: 'config', mountPath: '/usr/share/logstash/config' });
    expect(requireContainer(logstash, 'seed-directories').command?.join(' ')).toContain(
      'cp -R /usr/share/logstash/config/. /seed/config/',
    );
    expect(
      volumeMounts.filter(({ mountPath }) => mountPath.startsWith('/usr/share/logstash/config/')),
    ).toEqual([]);
  });

  it('is asked on its API, not for Elasticsearch, before it is restarted', () => {
    expect(requireContainer(logstash).livenessProbe?.httpGet).toEqual({ path: '/', port: 'http-api' });
    expect(requireContainer(logstash).readinessProbe?.tcpSocket).toEqual({ port: 'tcp-json' });
    expect(environment(release, logstash).get('API_HTTP_HOST')).toMatchObject({ value: '0.0.0.0' });
  });

  it('reaches an Elasticsearch outside the release over TLS, with the user’s account and authority', async () => {
    const outside = await renderLogging({
      global: {
        elasticsearch: {
          host: 'search.example.go.kr',
          port: 9243,
          cidrs: ['192.0.2.14/32'],
          existingSecret: 'search-accounts',
        },
      },
      elasticsearch: { enabled: false },
      logstash: { elasticsearch: { protocol: 'https', username: 'shipper', caSecret: 'search-ca' } },
    });
    const workload = componentOf(outside, 'Deployment', 'logstash');
    expect(pipelineOf(outside)).toContain('hosts => ["https://search.example.go.kr:9243"]');
    expect(pipelineOf(outside)).toContain(
      'ssl_certificate_authorities => ["/etc/egov/elasticsearch/ca.crt"]',
    );
    expect(environment(outside, workload).get('EGOV_ELASTICSEARCH_USERNAME')).toMatchObject({
      value: 'shipper',
    });
    expect(environment(outside, workload).get('EGOV_ELASTICSEARCH_PASSWORD')).toMatchObject({
      objectName: 'search-accounts',
    });
    expect(podSpecOf(workload)?.volumes).toContainEqual(
      expect.objectContaining({ secret: expect.objectContaining({ secretName: 'search-ca' }) }),
    );
    expect(outside.find('StatefulSet', 'egov-elasticsearch')).toBeUndefined();
  });

  it('takes a pipeline of the user in place of the chart’s', async () => {
    const pipeline = 'input { beats { port => 8088 } }\n';
    expect(pipelineOf(await renderLogging({ logstash: { pipeline } }))).toBe(pipeline);
  });
});
