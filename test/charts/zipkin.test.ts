import { describe, expect, it } from '@jest/globals';
import { podSpecOf } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import { componentOf, environment, requireContainer } from './components.js';

const ON_ELASTICSEARCH = {
  inlineValues: {
    zipkin: { storage: { type: 'elasticsearch' } },
    global: {
      elasticsearch: {
        host: 'search.example.go.kr',
        cidrs: ['192.0.2.14/32'],
        port: 9243,
        existingSecret: 'search-accounts',
      },
    },
  },
};

describe('Zipkin', () => {
  it('keeps traces in memory, with a limit', async () => {
    const release = await renderCase('default');
    const variables = environment(release, componentOf(release, 'Deployment', 'zipkin'));
    expect(variables.get('STORAGE_TYPE')).toMatchObject({ value: 'mem' });
    expect(variables.get('MEM_MAX_SPANS')).toMatchObject({ value: '500000' });
    expect(variables.has('ES_HOSTS')).toBe(false);
  });

  it('keeps them in Elasticsearch with an account from its Secret when the user wants that', async () => {
    const release = await renderCase('default', ON_ELASTICSEARCH);
    const variables = environment(release, componentOf(release, 'Deployment', 'zipkin'));
    expect(variables.get('ES_HOSTS')).toMatchObject({ value: 'http://search.example.go.kr:9243' });
    expect(variables.get('ES_PASSWORD')).toMatchObject({
      from: 'Secret',
      objectName: 'search-accounts',
      key: 'elastic',
    });
    expect(variables.has('MEM_MAX_SPANS')).toBe(false);
  });

  it('takes no traffic while its store is out, and is not restarted for it', async () => {
    const release = await renderCase('default');
    const { startupProbe, readinessProbe, livenessProbe } = requireContainer(
      componentOf(release, 'Deployment', 'zipkin'),
    );
    expect(readinessProbe?.httpGet).toEqual({ path: '/health', port: 'http' });
    for (const probe of [startupProbe, livenessProbe])
      expect(probe?.httpGet).toEqual({ path: '/info', port: 'http' });
  });

  it('runs as a numeric user, since its image names one and the kubelet cannot tell that it is not root', async () => {
    const release = await renderCase('default');
    expect(podSpecOf(componentOf(release, 'Deployment', 'zipkin'))?.securityContext).toMatchObject({
      runAsUser: 1000,
      runAsNonRoot: true,
    });
  });
});
