import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../cli/commands/support.js';
import { startRegistry, type LoopbackServer } from '../publish/servers.js';

const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const root = mkdtempSync(join(tmpdir(), 'egov-msa-images-'));
const chart = join(root, 'shop');
const lock = join(root, 'images.lock.json');
const pins = join(root, 'digests.yaml');
let registry: LoopbackServer;

const sha256 = (content: string): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

const upload = async (repository: string, content: string): Promise<string> => {
  const started = await fetch(`http://${registry.address}/v2/${repository}/blobs/uploads/`, {
    method: 'POST',
  });
  const url = new URL(started.headers.get('Location') ?? '');
  url.searchParams.set('digest', sha256(content));
  const stored = await fetch(url, { method: 'PUT', body: content });
  expect(stored.status).toBe(201);
  return sha256(content);
};

/** Pushes an image of one layer as a client does, and returns the digest of its manifest. */
const push = async (repository: string, tag: string, layer: string): Promise<string> => {
  const blob = async (mediaType: string, content: string) => ({
    mediaType,
    digest: await upload(repository, content),
    size: Buffer.byteLength(content),
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPE,
    config: await blob('application/vnd.oci.image.config.v1+json', '{"architecture":"amd64","os":"linux"}'),
    layers: [await blob('application/vnd.oci.image.layer.v1.tar', layer)],
  });
  const stored = await fetch(`http://${registry.address}/v2/${repository}/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'Content-Type': TYPE },
    body: manifest,
  });
  expect(stored.status).toBe(201);
  return sha256(manifest);
};

const writeChart = (): void => {
  mkdirSync(join(chart, 'templates'), { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(chart, name), text);
  };
  write('Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
  write('chart-checks.yaml', 'values: {imageRegistry: global.imageRegistry}\n');
  write(
    'values.yaml',
    `global: {imageRegistry: ""}
web: {image: {registry: ${registry.address}, repository: team/web, tag: "1", digest: ""}}
job: {image: {registry: ${registry.address}, repository: team/job, tag: "2", digest: ""}}
`,
  );
  const image = `{{ .Values.global.imageRegistry | default .image.registry }}/{{ .image.repository }}{{ with .image.digest }}@{{ . }}{{ else }}:{{ .image.tag }}{{ end }}`;
  write(
    'templates/pods.yaml',
    `{{- range $name, $part := pick .Values "web" "job" }}
---
apiVersion: v1
kind: Pod
metadata: {name: {{ $name }}}
spec: {containers: [{name: main, image: "${image.replaceAll('.image.', '$part.image.').replaceAll('.Values', '$.Values')}"}]}
{{- end }}
`,
  );
};

beforeAll(async () => {
  registry = await startRegistry(join(root, 'registry'));
  writeChart();
}, 60_000);

afterAll(async () => {
  await registry.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('digests from a real registry', () => {
  let web: string;
  let job: string;

  beforeAll(async () => {
    web = await push('team/web', '1', 'web');
    job = await push('team/job', '2', 'job');
  });

  const lockedImages = () => (JSON.parse(readFileSync(lock, 'utf8')) as { images: object }).images;

  it('are written to the lock file', async () => {
    const { code } = await run('images', chart, '--resolve', '--lock', lock);
    expect(code).toBe(0);
    expect(lockedImages()).toEqual({
      [`${registry.address}/team/job:2`]: job,
      [`${registry.address}/team/web:1`]: web,
    });
  });

  it('stay what they were when a tag moves, until the lock file is written anew', async () => {
    const moved = await push('team/web', '1', 'another web');
    await run('images', chart, '--resolve', '--lock', lock);
    expect(lockedImages()).toMatchObject({ [`${registry.address}/team/web:1`]: web });
    const anew = join(root, 'new.lock.json');
    await run('images', chart, '--resolve', '--lock', anew);
    expect(readFileSync(anew, 'utf8')).toContain(moved);
  });

  it('pin what a release pulls, also from the mirror', async () => {
    await run('images', chart, '--lock', lock, '--pin', pins);
    const values = ['-f', pins, '--set', 'global.imageRegistry=mirror.example'];
    const { output } = await run('images', chart, ...values, '--output', 'json');
    const { images } = JSON.parse(output) as { images: { image: string }[] };
    expect(images.map(({ image }) => image)).toEqual([
      `mirror.example/team/job@${job}`,
      `mirror.example/team/web@${web}`,
    ]);
  });

  it('are missing for an image that the registry does not hold, and nothing is written', async () => {
    const absent = join(root, 'absent.lock.json');
    const set = ['--set', 'web.image.tag=9'];
    const { code, errors } = await run('images', chart, ...set, '--resolve', '--lock', absent);
    expect(code).toBe(1);
    expect(errors).toContain(`has no image ${registry.address}/team/web:9.`);
    expect(() => readFileSync(absent)).toThrow('ENOENT');
  });
});
