import { describe, expect, it } from '@jest/globals';
import { formatWorkloads, summariseWorkloads, type ClusterObjects } from '../../src/workloads/index.js';

const ours = { annotations: { 'meta.helm.sh/release-name': 'egov' } };
const template = {
  metadata: { labels: { app: 'web', tier: 'front' } },
  spec: { containers: [{ name: 'main', image: 'registry.example/web:1' }] },
};

/** What the API lists is plain data in the shape of its classes. */
const listed = (objects: object): ClusterObjects => ({ ...nothing, ...objects });

const nothing: ClusterObjects = {
  deployments: [],
  statefulSets: [],
  daemonSets: [],
  jobs: [],
  cronJobs: [],
  services: [],
  claims: [],
};

const deployment = (name: string, metadata: object) => ({
  metadata: { name, ...metadata },
  spec: { replicas: 2, selector: {}, template },
  status: { readyReplicas: 1 },
});

describe('summariseWorkloads', () => {
  it('shows the ports of each Service that selects the pods, and no other', () => {
    const [web] = summariseWorkloads(
      listed({
        deployments: [deployment('web', ours)],
        services: [
          {
            metadata: { name: 'web' },
            spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080, nodePort: 30001 }] },
          },
          {
            metadata: { name: 'other' },
            spec: { selector: { app: 'web', tier: 'back' }, ports: [{ port: 81 }] },
          },
          { metadata: { name: 'external' }, spec: { ports: [{ port: 82 }] } },
        ],
      }),
      'egov',
    );
    expect(web).toMatchObject({
      ready: 1,
      desired: 2,
      ports: [{ service: 'web', port: 80, targetPort: '8080', nodePort: 30001 }],
    });
  });

  it('shows a port of a headless Service only when no other Service has it', () => {
    const port = (number: number, nodePort?: number) => ({ port: number, targetPort: number, nodePort });
    const select = { app: 'web' };
    const [web] = summariseWorkloads(
      listed({
        deployments: [deployment('web', ours)],
        services: [
          {
            metadata: { name: 'peers' },
            spec: { clusterIP: 'None', selector: select, ports: [port(80), port(90)] },
          },
          {
            metadata: { name: 'web' },
            spec: { clusterIP: '10.0.0.1', selector: select, ports: [port(80, 30001)] },
          },
        ],
      }),
      'egov',
    );
    expect(web?.ports).toMatchObject([
      { service: 'web', port: 80, nodePort: 30001 },
      { service: 'peers', port: 90 },
    ]);
  });

  it('leaves out what belongs to another release', () => {
    const deployments = [
      deployment('web', { annotations: { 'meta.helm.sh/release-name': 'second' } }),
      deployment('alien', {}),
    ];
    expect(summariseWorkloads(listed({ deployments }), 'egov')).toEqual([]);
  });

  it('names the claims of a StatefulSet by template, set and ordinal, and says which are missing', () => {
    const [database] = summariseWorkloads(
      listed({
        statefulSets: [
          {
            metadata: { name: 'db', ...ours },
            spec: {
              replicas: 2,
              serviceName: 'db',
              selector: {},
              template,
              volumeClaimTemplates: [{ metadata: { name: 'data' } }],
            },
          },
        ],
        claims: [
          {
            metadata: { name: 'data-db-0' },
            spec: { storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } },
            status: { phase: 'Bound', capacity: { storage: '2Gi' } },
          },
        ],
      }),
      'egov',
    );
    expect(database?.volumes).toEqual([
      { claim: 'data-db-0', storageClass: 'fast', size: '2Gi', phase: 'Bound' },
      { claim: 'data-db-1', phase: 'Missing' },
    ]);
    expect(formatWorkloads(database === undefined ? [] : [database])).toContain(
      'data-db-0 → fast (2Gi, Bound)',
    );
  });
});
