import { describe, expect, it } from '@jest/globals';
import { indexRelease, parseManifests } from '../../src/manifest/index.js';
import { requiredPodSecurity } from '../../src/workloads/index.js';

const releaseWith = (volume: string) =>
  indexRelease({
    namespace: 'egov',
    releaseName: 'egov',
    parsed: parseManifests(`---
# Source: chart/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: main, image: x }]
      volumes: [{ name: data, ${volume} }]
`),
  });

describe('requiredPodSecurity', () => {
  it.each([
    ['emptyDir: {}', 'restricted'],
    ['persistentVolumeClaim: { claimName: data }', 'restricted'],
    ['nfs: { server: 10.0.0.1, path: /srv }', 'baseline'],
    // Baseline forbids it as well, so the namespace stays closed and the API server refuses the pod.
    ['hostPath: { path: / }', 'restricted'],
  ])('a pod that mounts %s needs %s', (volume, level) => {
    expect(requiredPodSecurity(releaseWith(volume))).toEqual({
      level,
      workloads: level === 'baseline' ? ['Deployment/web'] : [],
    });
  });
});
