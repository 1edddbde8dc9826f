import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { podSpecOf, type Container } from '../../src/manifest/index.js';
import { renderCase, useTemporaryDirectories } from '../support/index.js';
import { deploymentOf, mainContainerOf } from './services.js';
import { BAKED, writePages } from './site-pages.js';

const temporaryDirectory = useTemporaryDirectories();

const rewriterOf = async (frontend: string): Promise<Container | undefined> =>
  podSpecOf(deploymentOf(await renderCase('tenancy'), frontend))?.initContainers?.find(
    ({ name }) => name === 'rewrite-site',
  );

const program = async (): Promise<string> =>
  (await renderCase('tenancy')).find('ConfigMap', 'egov-site')?.document.data?.['rewrite.js'] ?? '';

/** Folders of a pod: the image's pages, and the volume for the copy. */
const podDirectory = async (): Promise<string> => {
  const directory = temporaryDirectory();
  writePages(join(directory, 'image'));
  mkdirSync(join(directory, 'copy'));
  writeFileSync(join(directory, 'rewrite.js'), await program());
  return directory;
};

/** Runs the program as the init container does, on the folders of the test. */
const rewrite = async (directory: string, variables: Readonly<Record<string, string>> = {}) => {
  const container = await rewriterOf('portal');
  const env = Object.fromEntries((container?.env ?? []).map(({ name, value = '' }) => [name, value]));
  const [node = '', ...args] = container?.command ?? [];
  const places: Readonly<Record<string, string>> = {
    '/site/program/rewrite.js': join(directory, 'rewrite.js'),
    '/usr/app/.next': join(directory, 'image'),
    '/site/pages': join(directory, 'copy'),
  };
  return execa(
    node,
    args.map((argument) => places[argument] ?? argument),
    {
      env: { ...env, ...variables },
      reject: false,
      all: true,
    },
  );
};

const contents = (directory: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(directory.length + 1), readFileSync(file, 'latin1')]),
  );

const replacements = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  REPLACEMENTS: JSON.stringify(
    Object.entries(values).map(([name, own]) => ({ name, own, baked: BAKED[name as keyof typeof BAKED] })),
  ),
});

describe("the container that rewrites a frontend's pages", () => {
  it("puts the ministry's values in place of the baked ones, in scripts, pages and manifests", async () => {
    const directory = await podDirectory();
    const { exitCode, stdout } = await rewrite(directory);
    expect(exitCode).toBe(0);
    const { 'static/chunks/other-77aa.js': others = '', ...pages } = contents(join(directory, 'copy'));
    const text = Object.values(pages).join('\n');
    for (const baked of Object.values(BAKED)) expect(text).not.toContain(baked);
    expect(text).toContain('"".concat("https://www.tenancy.example.go.kr","/server")');
    expect(text).toContain('.concat("tenancy","/banners"),o={"X-Site-Id":"tenancy"}');
    expect(JSON.parse(pages['routes-manifest.json'] ?? '')).toMatchObject({
      rewrites: [{ destination: 'https://api.tenancy.example.go.kr/:path*' }],
    });
    expect(stdout).toContain(
      'site.publicUrl: http://public.invalid is now https://www.tenancy.example.go.kr, 3 times in 3 files.',
    );
    expect(others).toBe(contents(join(directory, 'image'))['static/chunks/other-77aa.js']);
  });

  it('leaves names of files, the build id, images and letters of Korean as they are', async () => {
    const directory = await podDirectory();
    await rewrite(directory);
    const before = contents(join(directory, 'image'));
    const after = contents(join(directory, 'copy'));
    expect(Object.keys(after)).toEqual(Object.keys(before).filter((file) => !file.startsWith('cache/')));
    for (const file of ['BUILD_ID', 'static/media/logo.png', 'static/Zk1xv0pKq9_build/_buildManifest.js'])
      expect(after[file]).toBe(before[file]);
    const page = readFileSync(join(directory, 'copy/server/pages/ko/about.html'), 'utf8');
    expect(page).toContain('소개 https://api.tenancy.example.go.kr. 끝');
  });

  it('gives the same when it runs again, also with values that hold the baked ones', async () => {
    const directory = await podDirectory();
    const own = replacements({ publicUrl: `${BAKED.publicUrl}/sites/${BAKED.siteId}`, siteId: 'a' });
    await rewrite(directory, own);
    const once = contents(join(directory, 'copy'));
    await rewrite(directory, own);
    expect(contents(join(directory, 'copy'))).toEqual(once);
    expect(once['routes-manifest.json']).toContain(BAKED.apiUrl);
    expect(once['server/pages/ko/about.html']).toContain(`${BAKED.publicUrl}/sites/${BAKED.siteId}/server`);
  });

  it('starts no pod on a value that is nowhere in the pages, and says which', async () => {
    const directory = await podDirectory();
    const variables = {
      REPLACEMENTS: JSON.stringify([{ name: 'siteId', baked: 'another-site-id', own: 'moe' }]),
    };
    const failed = await rewrite(directory, variables);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain('site.siteId: another-site-id is nowhere in');
    expect(failed.stderr).toContain('set site.baked.siteId to what the image was built with.');
    expect(await rewrite(directory, { ...variables, ON_MISSING: 'warn' })).toMatchObject({
      exitCode: 0,
      stderr: failed.stderr,
    });
  });

  it.each(['https://a.kr/"+alert(1)+"', "it's", 'https://a.kr/$&', 'a<b', 'a\\b'])(
    'refuses %j, which would break the pages',
    async (own) => {
      const { exitCode, stderr } = await rewrite(await podDirectory(), replacements({ siteId: own }));
      expect(exitCode).toBe(1);
      expect(stderr).toContain(
        `site.siteId ${JSON.stringify(own)} has a character that would break the pages`,
      );
    },
  );

  it('says so when the image keeps its pages elsewhere', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'image'));
    mkdirSync(join(directory, 'copy'));
    writeFileSync(join(directory, 'rewrite.js'), await program());
    expect(await rewrite(directory)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('holds no build of Next.js'),
    });
  });
});

describe('the pods of a frontend', () => {
  it('run the rewriter of their own image with a read-only root, and mount its copy over the pages', async () => {
    const main = mainContainerOf(await renderCase('tenancy'), 'portal');
    const container = await rewriterOf('portal');
    expect(container?.image).toBe(main.image);
    expect(container?.securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    const copy = container?.volumeMounts?.find(({ mountPath }) => mountPath === '/site/pages')?.name;
    expect(main.volumeMounts?.find(({ mountPath }) => mountPath === '/usr/app/.next')?.name).toBe(copy);
  });

  it('get no copy when every value is as it was baked', async () => {
    const set = ['portal.site.publicUrl=http://localhost:3000', 'portal.site.apiUrl=http://localhost:8000'];
    const release = await renderCase('default', { set });
    const { initContainers = [], volumes = [] } = podSpecOf(deploymentOf(release, 'portal')) ?? {};
    expect(initContainers.map(({ name }) => name)).toEqual(['seed-directories']);
    expect(volumes.map(({ name }) => name).filter((name) => name.startsWith('site'))).toEqual([]);
    expect(release.find('ConfigMap', 'egov-site')).toBeUndefined();
  });

  it("lay the ministry's looks over the public files", async () => {
    const { volumeMounts = [] } = mainContainerOf(await renderCase('tenancy'), 'portal');
    expect(volumeMounts.filter(({ name }) => name === 'site-branding')).toEqual([
      {
        name: 'site-branding',
        mountPath: '/usr/app/public/favicon.ico',
        subPath: 'favicon.ico',
        readOnly: true,
      },
      {
        name: 'site-branding',
        mountPath: '/usr/app/public/styles/sm/images/layout/h1_logo.png',
        subPath: 'logo.png',
        readOnly: true,
      },
    ]);
  });
});
