import { describe, expect, it } from '@jest/globals';
import {
  collectImages,
  copyCommand,
  formatLock,
  parseLock,
  planCopies,
  type UsedImage,
} from '../../src/images/index.js';
import { releaseOf } from '../invariants/support/release.js';

const DIGEST = `sha256:${'1'.repeat(64)}`;

const pods = (...images: readonly string[]): readonly UsedImage[] => {
  const documents = images.map(
    (image, index) => `
apiVersion: v1
kind: Pod
metadata: {name: pod-${String(index)}}
spec: {containers: [{name: main, image: "${image}"}]}`,
  );
  return collectImages([{ name: 'default', release: releaseOf(...documents) }]);
};

describe('planCopies', () => {
  it('pairs each image with the one that the same container pulls from the other registry', () => {
    expect(
      planCopies(
        pods('docker.io/library/b:1', 'ghcr.io/team/a:2'),
        pods('r.io/x/library/b:1', 'r.io/x/team/a:2'),
      ),
    ).toEqual({
      ok: true,
      value: [
        { source: 'docker.io/library/b:1', target: 'r.io/x/library/b:1' },
        { source: 'ghcr.io/team/a:2', target: 'r.io/x/team/a:2' },
      ],
    });
  });

  it.each([
    [
      'does not follow the registry',
      ['docker.io/a:1'],
      ['docker.io/a:1'],
      'Pod pod-0 pulls docker.io/a:1 whatever',
    ],
    [
      'would become the same as another',
      ['docker.io/x/a:1', 'ghcr.io/x/a:1'],
      ['r.io/x/a:1', 'r.io/x/a:1'],
      'docker.io/x/a:1 and ghcr.io/x/a:1 would both become r.io/x/a:1.',
    ],
    ['is no reference', ['a:1; reboot'], ['r.io/a:1; reboot'], '"a:1; reboot" is no image reference.'],
  ])('refuses an image that %s', (_, sources, targets, message) => {
    const plan = planCopies(pods(...sources), pods(...targets));
    expect(plan.ok ? '' : plan.problem.message).toContain(message);
  });
});

describe('copyCommand', () => {
  const copy = { source: 'docker.io/library/mysql:8', target: 'r.io:5000/x/library/mysql:8' };
  const lock = { chart: 'egov-msa', images: { [copy.source]: DIGEST } };

  it.each([
    ['crane', 'crane copy docker.io/library/mysql:8 r.io:5000/x/library/mysql:8'],
    [
      'skopeo',
      'skopeo copy --all --preserve-digests docker://docker.io/library/mysql:8 docker://r.io:5000/x/library/mysql:8',
    ],
    [
      'docker',
      'docker buildx imagetools create --prefer-index=false --tag r.io:5000/x/library/mysql:8 docker.io/library/mysql:8',
    ],
  ] as const)('copies all platforms with %s', (tool, command) => {
    expect(copyCommand(copy, tool)).toBe(command);
  });

  it('copies what the lock names, whatever the tag has become', () => {
    expect(copyCommand(copy, 'crane', lock)).toBe(
      `crane copy docker.io/library/mysql@${DIGEST} r.io:5000/x/library/mysql:8`,
    );
  });

  it.each([
    ['crane', `crane copy docker.io/a/b@${DIGEST} r.io/a/b@${DIGEST}`],
    [
      'docker',
      `docker buildx imagetools create --prefer-index=false --tag r.io/a/b:${DIGEST.replace(':', '-')} docker.io/a/b@${DIGEST}`,
    ],
  ] as const)('copies an image that the values give by digest with %s', (tool, command) => {
    const byDigest = { source: `docker.io/a/b@${DIGEST}`, target: `r.io/a/b@${DIGEST}` };
    expect(copyCommand(byDigest, tool)).toBe(command);
  });
});

describe('a lock file', () => {
  const lock = { chart: 'egov-msa', images: { 'b:1': DIGEST, 'a:1': DIGEST } };

  it('is read as it was written, sorted by image', () => {
    const text = formatLock(lock);
    expect(parseLock(text, 'x')).toEqual({ ok: true, value: lock });
    expect(text.indexOf('"a:1"')).toBeLessThan(text.indexOf('"b:1"'));
    expect(formatLock({ ...lock, images: { 'a:1': DIGEST, 'b:1': DIGEST } })).toBe(text);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'its version is not 1'],
    ['{"version": 1, "chart": "a"}', 'it lacks chart or images'],
    ['{"version": 1, "chart": "a", "images": {"a:1": "sha256:12"}}', 'the digest of a:1 is not sha256'],
  ])('is refused when it holds %s', (text, why) => {
    const lockOrNot = parseLock(text, 'images.lock.json');
    expect(lockOrNot.ok ? '' : lockOrNot.problem.message).toContain(
      `images.lock.json is no lock file of images: ${why}`,
    );
  });
});
