import { readFile } from 'node:fs/promises';
import { failure, problem, success, type Result } from '../result/index.js';
import { projectPath } from '../tools/index.js';
import type { ReportModel } from './types.js';

/** What the page is made of: script and style, bundled when the toolkit is built. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/**
 * Reads the parts of the page.
 *
 * @returns a failure when the toolkit was built without them
 * @example const parts = throwIfFailed(await readPageParts());
 */
export const readPageParts = async (): Promise<Result<PageParts>> => {
  const read = (name: string) => readFile(projectPath('dist', 'html-report', name), 'utf8');
  try {
    const [script, style] = await Promise.all([read('view.js'), read('view.css')]);
    return success({ script, style });
  } catch (error) {
    const message = `The page of the report is not built: ${(error as Error).message}.`;
    return failure(problem('internal', message, 'Run npm run build, or install the package again.'));
  }
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/**
 * Writes data so that it may stand in a script element: nothing in it ends the element or begins a comment.
 *
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 * @example toScriptData({ text: '</script>' }) // '{"text":"\\u003c/script>"}'
 */
export const toScriptData = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

// In code a backslash means the same within strings, regular expressions and templates, where alone "</script" can stand.
const escapeScript = (code: string): string => code.replaceAll(/<\/(?=script)/gi, '<\\/');

/** Where the page may load from: nowhere, but for the events of `--serve`. */
const policy = (live: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    ...(live ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/**
 * Writes the page: one file with everything in it.
 *
 * @param live - true for a page that reloads when the server says so
 * @example writePage(model, parts).startsWith('<!doctype html>')
 */
export const writePage = (
  model: ReportModel,
  { script, style }: PageParts,
  { live = false }: { readonly live?: boolean } = {},
): string => `<!doctype html>
<html lang="en"${live ? ' data-live' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy(live)}">
<title>${escapeHtml(`${model.chart.name} ${model.chart.version}`)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>This report needs JavaScript. 이 보고서를 보려면 자바스크립트가 필요합니다.</noscript>
<script type="application/json" id="report">${toScriptData(model)}</script>
<script>${escapeScript(script)}</script>
</body>
</html>
`;
