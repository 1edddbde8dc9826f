import { describe, expect, it } from '@jest/globals';
import { isFailure } from '../../src/result/index.js';
import { renderChart } from '../../src/render/index.js';
import { caseOptions } from '../support/index.js';
import { badValues } from './bad-values.js';
import { nestValue, refusals } from './support.js';

describe.each(badValues)('$what', ({ at, value, points, helm }) => {
  const path = at.split('.');
  const values = nestValue(path, value);

  it('is refused by ajv at its path', () => {
    const expected = points ?? `/${path.join('/')}`;
    const places = refusals(values).map((refusal) => refusal.replace(/: .*$/, ''));
    expect(new Set(places)).toStrictEqual(new Set([expected]));
  });

  it('is refused by helm in words that name the path', async () => {
    const rendered = await renderChart(await caseOptions('default', { inlineValues: values }));
    expect(isFailure(rendered)).toBe(true);
    expect(rendered).toHaveProperty('problem.message', expect.stringContaining(helm));
  });
});

describe('what Kubernetes accepts', () => {
  it.each([
    ['portal.resources.limits.cpu', 1],
    ['portal.resources.limits.cpu', '0.5'],
    ['portal.resources.limits.memory', '1e9'],
    ['portal.resources.limits.memory', '128974848000m'],
    ['portal.resources.limits', { 'nvidia.com/gpu': 1, 'hugepages-2Mi': '64Mi', 'ephemeral-storage': '1Gi' }],
    ['portal.probes.liveness', { grpc: { port: 9000, service: 'health' } }],
    ['portal.strategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } }],
    ['portal.tolerations', [{ operator: 'Exists' }]],
    ['portal.extraEnv', [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }]],
    ['portal.extraVolumes', [{ name: 'ca', projected: { sources: [{ configMap: { name: 'ca' } }] } }]],
    ['portal.service.loadBalancerSourceRanges', ['10.0.0.0/8', 'fd00::/8']],
    ['portal.service.nodePort', 0],
    ['portal.pdb.minAvailable', '50%'],
    ['global.storage.block.storageClass', '-'],
    ['global.database.host', 'fd00::12'],
    ['global.mesh.trafficPolicy.connectionPool', { tcp: { tcpKeepalive: { probes: 3, time: '10s' } } }],
    ['global.mesh.trafficPolicy.outlierDetection', { consecutiveGatewayErrors: 0, minHealthPercent: 40 }],
  ])('passes: %s as %j', (at, value) => {
    expect(refusals(nestValue(at.split('.'), value))).toStrictEqual([]);
  });
});
