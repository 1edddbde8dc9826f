import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the fixture's build has baked in. */
export const BAKED = {
  publicUrl: 'http://public.invalid',
  apiUrl: 'http://api.invalid',
  siteId: 'egov-site-id',
};

/** Bytes of an image: no text, and with all of them. */
const PIXELS = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** Files of a build by Next.js 11, in the forms in which a constant stands in them. */
const PAGES: Readonly<Record<string, string | Buffer>> = {
  BUILD_ID: 'Zk1xv0pKq9_build',
  'static/chunks/pages/index-0f1e2d3c.js':
    '(self.webpackChunk=self.webpackChunk||[]).push([[405],{1:function(e,t){var n="".concat("http://public.invalid","/server"),r="/portal-service/api/v1/".concat("egov-site-id","/banners"),o={"X-Site-Id":"egov-site-id"};t.x=\'http://api.invalid\'}}]);',
  'static/chunks/other-77aa.js':
    'var a="http://public.invalid.example.org",b="http://public.invalid:8080/x",c="my-egov-site-id",d="egov-site-id-2";',
  'static/Zk1xv0pKq9_build/_buildManifest.js':
    'self.__BUILD_MANIFEST={"/":["static/chunks/pages/index-0f1e2d3c.js"]}',
  'server/pages/api/editor.js':
    'eval("const SERVER_API_URL = \\"http://api.invalid\\";\\nconst u = `http://api.invalid/portal-service/api/v1/upload`");',
  'server/pages/ko/about.html':
    '<div style="background-image:url(http://api.invalid/images/1)">소개 http://api.invalid. 끝</div><script id="__NEXT_DATA__" type="application/json">{"props":{"base":"http://public.invalid/server"},"buildId":"Zk1xv0pKq9_build"}</script>',
  'server/pages-manifest.json': '{"/":"pages/index.js"}',
  'routes-manifest.json':
    '{"rewrites":[{"source":"/server/:path*","destination":"http://api.invalid/:path*"}]}',
  'required-server-files.json':
    '{"config":{"env":{"PROXY_HOST":"http://public.invalid","SERVER_API_URL":"http://api.invalid","SITE_ID":"egov-site-id"}}}',
  'static/media/logo.png': PIXELS,
  'cache/webpack/client-production/0.pack': 'http://public.invalid',
};

/** Writes the pages that an image holds. */
export const writePages = (directory: string, pages = PAGES): void => {
  for (const [file, content] of Object.entries(pages)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), content);
  }
};
