import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ManifestObject, Release } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import { componentOf, environment, requireContainer } from './components.js';
import { fileOf, renderLogging, settingsOf } from './logging.js';

let release: Release;
let kibana: ManifestObject<'Deployment'>;

beforeAll(async () => {
  release = await renderLogging();
  kibana = componentOf(release, 'Deployment', 'kibana');
});

describe('Kibana', () => {
  it('asks the Elasticsearch of the release, with its own account', () => {
    expect(settingsOf(release, 'kibana', 'kibana.yml')).toMatchObject({
      'elasticsearch.hosts': ['http://egov-elasticsearch:9200'],
      'elasticsearch.username': '${EGOV_ELASTICSEARCH_USERNAME}',
      'elasticsearch.password': '${EGOV_ELASTICSEARCH_PASSWORD}',
    });
    expect(environment(release, kibana).get('EGOV_ELASTICSEARCH_PASSWORD')).toMatchObject({
      objectName: 'egov-elasticsearch',
      key: 'kibana',
    });
  });

  it('gets no variable that its entrypoint would put on the command line, where a password could be read', () => {
    const variables = [...environment(release, kibana).keys()];
    expect(variables.filter((name) => /^(ELASTICSEARCH|SERVER|XPACK)_/.test(name))).toEqual([]);
  });

  it('encrypts with one key that outlives its pods', () => {
    const settings = settingsOf(release, 'kibana', 'kibana.yml');
    for (const part of ['security', 'encryptedSavedObjects', 'reporting'])
      expect(settings[`xpack.${part}.encryptionKey`]).toBe('${EGOV_ENCRYPTION_KEY}');
    expect(environment(release, kibana).get('EGOV_ENCRYPTION_KEY')).toMatchObject({
      key: 'encryption-key',
      value: expect.stringMatching(/^.{32,}$/),
    });
  });

  it('resolves every variable that its file names', () => {
    const named = [...fileOf(release, 'kibana', 'kibana.yml').matchAll(/\$\{(\w+)\}/g)].map(
      ([, name]) => name,
    );
    expect([...environment(release, kibana).keys()]).toEqual(expect.arrayContaining(named));
  });

  it('calls nothing in the internet', () => {
    expect(settingsOf(release, 'kibana', 'kibana.yml')).toMatchObject({
      'telemetry.optIn': false,
      'newsfeed.enabled': false,
      'map.includeElasticMapsService': false,
      'xpack.fleet.isAirGapped': true,
    });
  });

  it('is taken from its Service during an outage of Elasticsearch, and not restarted', () => {
    const { startupProbe, readinessProbe, livenessProbe } = requireContainer(kibana);
    expect(readinessProbe?.httpGet).toEqual({ path: '/api/status', port: 'http' });
    for (const probe of [startupProbe, livenessProbe]) expect(probe?.tcpSocket).toEqual({ port: 'http' });
  });

  it('stops its old version before the new one migrates what it saved', () => {
    expect(kibana.document.spec).toMatchObject({ strategy: { type: 'Recreate' } });
  });

  it('knows its public address when it has one', async () => {
    expect(settingsOf(release, 'kibana', 'kibana.yml')).not.toHaveProperty(['server.publicBaseUrl']);
    expect(settingsOf(await renderCase('everything'), 'kibana', 'kibana.yml')).toMatchObject({
      'server.publicBaseUrl': 'https://kibana.example.go.kr',
    });
  });

  it('keeps the other files of its configuration directory', () => {
    expect(requireContainer(kibana).volumeMounts).toContainEqual({
      name: 'files',
      mountPath: '/usr/share/kibana/config/kibana.yml',
      subPath: 'kibana.yml',
      readOnly: true,
    });
  });
});
