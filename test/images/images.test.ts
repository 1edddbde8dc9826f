import { describe, expect, it } from '@jest/globals';
import { collectImages, parseImage } from '../../src/images/index.js';
import { indexRelease, parseManifests } from '../../src/manifest/index.js';
import { egovChart, fixtureChart, renderCase } from '../support/index.js';

describe('parseImage', () => {
  it.each([
    ['nginx', undefined, 'nginx', undefined, undefined],
    ['nginx:1.29', undefined, 'nginx', '1.29', undefined],
    ['docker.io/library/nginx:1.29', 'docker.io', 'library/nginx', '1.29', undefined],
    ['egovframe/portal', undefined, 'egovframe/portal', undefined, undefined],
    ['registry:5000/a/b:1', 'registry:5000', 'a/b', '1', undefined],
    ['localhost/a', 'localhost', 'a', undefined, undefined],
    ['r.io/a:1@sha256:abc', 'r.io', 'a', '1', 'sha256:abc'],
    ['r.io/a@sha256:abc', 'r.io', 'a', undefined, 'sha256:abc'],
  ])('takes %s apart', (image, registry, repository, tag, digest) => {
    expect(parseImage(image)).toEqual({ registry, repository, tag, digest });
  });
});

describe('collectImages', () => {
  it('lists each image once with every container that runs it', async () => {
    const release = await renderCase('default', { chart: fixtureChart('tiny') });
    const images = collectImages([{ name: 'default', release }]);
    expect(images.map(({ image }) => image)).toEqual(['busybox:1.37', 'nginx:1.29']);
    const users = images[0]?.users.map(({ kind, name, container, role }) =>
      [kind, name, container, role].join(' '),
    );
    expect([...(users ?? [])].sort()).toEqual([
      'CronJob egov-nightly nightly container',
      'Deployment egov-web prepare init',
      'Pod egov-test test container',
      'StatefulSet egov-worker worker container',
    ]);
  });

  it('knows native sidecars and image volumes', () => {
    const spec = {
      initContainers: [{ name: 'mesh', image: 'mesh:1', restartPolicy: 'Always' }],
      containers: [{ name: 'main', image: 'main:1' }],
      volumes: [
        { name: 'data', image: { reference: 'data:1' } },
        { name: 'empty', emptyDir: {} },
      ],
    };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
    const parsed = parseManifests(`---\n${JSON.stringify(pod)}`);
    const release = indexRelease({ parsed, namespace: 'a', releaseName: 'a' });
    const roles = collectImages([{ name: 'x', release }]).map(({ image, users }) => [image, users[0]?.role]);
    expect(roles).toEqual([
      ['data:1', 'volume'],
      ['main:1', 'container'],
      ['mesh:1', 'sidecar'],
    ]);
  });

  it('joins the cases in which an image is used', async () => {
    const chart = egovChart();
    const [small, large] = [await renderCase('default', { chart }), await renderCase('vagrant', { chart })];
    const images = collectImages([
      { name: 'default', release: small },
      { name: 'vagrant', release: large },
    ]);
    const cases = (part: string) => images.find(({ image }) => image.includes(part))?.users[0]?.cases;
    expect(cases('mysql')).toEqual(['default', 'vagrant']);
    expect(cases('kibana')).toEqual(['vagrant']);
  });
});
