import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { run } from './support.js';

const temporaryDirectory = useTemporaryDirectories();
const TINY = fixtureDirectory('tiny');

describe('egov-msa images', () => {
  it('lists every image with its users', async () => {
    const { code, output } = await run('images', TINY);
    expect(code).toBe(0);
    expect(output.split('\n')[0]).toMatch(/^IMAGE +USED BY$/);
    expect(output).toMatch(/^busybox:1\.37 +\S/m);
    expect(output).toContain('Deployment/egov-web (init container prepare)');
  });

  it('covers all cases of our own chart by default', async () => {
    const { output } = await run('images', '--all', '--output', 'json');
    const { chart, cases, images } = JSON.parse(output) as {
      readonly chart: string;
      readonly cases: readonly string[];
      readonly images: readonly { readonly image: string; readonly users: readonly object[] }[];
    };
    expect(chart).toBe('egov-msa');
    expect(cases).toEqual(expect.arrayContaining(['default', 'vagrant', 'everything']));
    expect(images.map(({ image }) => image).filter((image) => /mysql|kibana/.test(image))).toHaveLength(2);
    expect(images.every(({ users }) => users.length > 0)).toBe(true);
  });

  it('says when nothing is pulled', async () => {
    expect((await run('images', fixtureDirectory('separators'))).output).toBe(
      'These values pull no image.\n',
    );
  });

  it('does not take --all and a values stack at once', async () => {
    const { code, errors } = await run('images', '--all', '--environment', 'vagrant');
    expect(code).toBe(2);
    expect(errors).toContain('cannot be used with');
  });
});

describe("egov-msa images for a registry of one's own", () => {
  const registry = 'registry.example.go.kr:5000/egov';
  const digestOf = (index: number) => `sha256:${String(index + 1).padStart(64, '0')}`;

  const writeLock = (images: readonly string[]): string => {
    const path = join(temporaryDirectory(), 'images.lock.json');
    const digests = Object.fromEntries(images.map((image, index) => [image, digestOf(index)]));
    writeFileSync(path, JSON.stringify({ version: 1, chart: 'egov-msa', images: digests }));
    return path;
  };

  const imagesOf = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { output } = await run('images', ...args, '--output', 'json');
    return (JSON.parse(output) as { images: { image: string }[] }).images.map(({ image }) => image);
  };

  it('prints a command for each image, to the place where the chart will look for it', async () => {
    const values = ['--environment', 'vagrant'];
    const { output } = await run('images', ...values, '--mirror', registry, '--tool', 'skopeo');
    const commands = output.trim().split('\n');
    const targets = commands.map((line) => line.split(' ').at(-1)?.replace('docker://', ''));
    const moved = await imagesOf(...values, '--set', `global.imageRegistry=${registry}`);
    expect([...targets].sort()).toEqual([...moved].sort());
    expect(commands.every((line) => line.startsWith('skopeo copy --all --preserve-digests docker://'))).toBe(
      true,
    );
  });

  it('copies from upstream also when the values name a registry of their own', async () => {
    const { output } = await run('images', '--set', 'global.imageRegistry=own.example', '--mirror', registry);
    expect(output).toContain(`crane copy docker.io/library/mysql:8.4.10 ${registry}/library/mysql:8.4.10\n`);
    expect(output).not.toContain('own.example');
  });

  it('names the images that lack a digest when a file needs it', async () => {
    const lock = join(temporaryDirectory(), 'images.lock.json');
    const { code, errors } = await run('images', '--lock', lock);
    expect(code).toBe(1);
    expect(errors).toMatch(/There is no digest of docker\.io\/curlimages\/curl:8\.16\.0, .* and 10 more\./);
    expect(errors).toContain('Add --resolve to ask the registries.');
    expect(existsSync(lock)).toBe(false);
  });

  it('writes values that pin every image to the digest of the lock, and keeps the lock', async () => {
    const values = ['--environment', 'vagrant'];
    const images = await imagesOf(...values);
    const lock = writeLock([...images, 'docker.io/no/longer:used']);
    const pin = join(temporaryDirectory(), 'digests.yaml');
    const { code, output } = await run('images', ...values, '--lock', lock, '--pin', pin);
    expect({ code, output }).toEqual({
      code: 0,
      output: `Wrote ${lock} and ${pin}: ${String(images.length)} images.\n`,
    });
    const pinned = await imagesOf(...values, '-f', pin);
    const expected = images.map((image, index) => image.replace(/:[^:/]+$/, `@${digestOf(index)}`));
    expect(pinned).toEqual([...expected].sort());
    const written = JSON.parse(readFileSync(lock, 'utf8')) as { images: object };
    expect(Object.keys(written.images)).toEqual(images);
  });

  it('copies by the digests of the lock', async () => {
    const images = await imagesOf();
    const { output, errors } = await run('images', '--lock', writeLock(images), '--mirror', registry);
    const commands = output.trim().split('\n');
    expect(commands).toHaveLength(images.length);
    expect(
      commands.every((line) => /^crane copy \S+@sha256:0+\d+ registry\.example\S+:[^@]+$/.test(line)),
    ).toBe(true);
    expect(errors).toContain('Wrote ');
  });

  it.each([
    ['a lock file of another chart', ['--lock', 'LOCK'], 'is the lock file of other, not of egov-msa', 1],
    ['a registry with a scheme', ['--mirror', 'https://r.example'], 'without https://', 2],
    ['a tool without a mirror', ['--tool', 'crane'], '--tool is for the commands of --mirror', 2],
    ['digests for nothing', ['--resolve'], '--resolve finds digests that nothing asks for', 2],
    [
      'an unencrypted question that nobody asks',
      ['--plain-http', '--mirror', 'r.example'],
      'without --resolve',
      2,
    ],
    ['pins of all cases at once', ['--all', '--pin', 'x'], 'cannot be used with', 2],
  ])('refuses %s', async (_, args, message, exitCode) => {
    const other = join(temporaryDirectory(), 'other.json');
    writeFileSync(other, '{"version": 1, "chart": "other", "images": {}}');
    const { code, errors } = await run('images', ...args.map((text) => (text === 'LOCK' ? other : text)));
    expect(errors).toContain(message);
    expect(code).toBe(exitCode);
  });

  it('refuses a mirror of a chart that names no value for the registry', async () => {
    const { code, errors } = await run('images', TINY, '--mirror', registry);
    expect(code).toBe(1);
    expect(errors).toContain('Name it in chart-checks.yaml: values.imageRegistry.');
  });
});
