import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { generate } from '../src/cli/commands/report/generate.js';
import { readPageParts, writePage } from '../src/html-report/index.js';
import { throwIfFailed } from '../src/result/index.js';
import { createProgress } from '../src/terminal/index.js';
import { projectPath } from '../src/tools/index.js';
import { launchBrowser } from './browser/index.js';

interface Picture {
  readonly file: string;
  readonly stack: string;
  /** What is in the picture. */
  readonly selector: string;
  /** Done before it is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  { file: 'map.png', stack: 'eks', selector: '#map' },
  {
    file: 'matrix.png',
    stack: 'production',
    selector: '#network',
    prepare: (page) => page.hover('[data-from="board-service"][data-to="mysql:3306"]'),
  },
];

/** Larger ones make a page of documentation slow. */
const LARGEST_BYTES = 300_000;

const VIEW = { width: 1280, height: 900, deviceScaleFactor: 1.5 } as const;

/** The switch to the other language needs a font that build machines lack; the rest is the frame of a picture. */
const FRAME = `
  .language { display: none !important; }
  .top { position: static !important; }
  #map, #network { padding: 16px 20px !important; }
  #network { width: 1040px; }
`;

/** The font of the browser's npm package before those of the machine, so that pictures look alike wherever they are taken. */
const useFonts = (directory: string): void => {
  const file = join(directory, 'fonts.conf');
  const folders = [join(tmpdir(), 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  const first = '<family>system-ui</family><prefer><family>Open Sans</family></prefer>';
  writeFileSync(
    file,
    `<fontconfig>${folders.join('')}<alias binding="strong">${first}</alias><cachedir>${directory}</cachedir></fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = file;
};

const chooseStack = (page: Page, stack: string) =>
  page.evaluate(`(() => {
    const select = document.querySelector('select.stack');
    select.value = [...select.options].find(({ text }) => text === ${JSON.stringify(stack)}).value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

const writeReport = async (file: string): Promise<void> => {
  const context = {
    print: () => undefined,
    progress: createProgress(process.stderr),
    signal: new AbortController().signal,
  };
  const options = { all: true, namespace: 'egov', release: 'egov', port: 0 };
  const { model } = throwIfFailed(await generate(options, undefined, context));
  writeFileSync(file, writePage(model, throwIfFailed(await readPageParts())));
};

const take = async (page: Page, { file, stack, selector, prepare }: Picture): Promise<void> => {
  await chooseStack(page, stack);
  const element = await page.waitForSelector(selector);
  if (element === null) throw new Error(`The page has no ${selector}.`);
  await element.scrollIntoView();
  await prepare?.(page);
  const path = projectPath('docs', 'images', file);
  writeFileSync(path, await element.screenshot());
  const { size } = statSync(path);
  process.stdout.write(`Wrote docs/images/${file} (${String(Math.round(size / 1000))} kB).\n`);
  if (size > LARGEST_BYTES) throw new Error(`${file} is larger than ${String(LARGEST_BYTES)} bytes.`);
};

const directory = mkdtempSync(join(tmpdir(), 'egov-msa-screenshots-'));
useFonts(directory);
const browser = await launchBrowser();
try {
  const file = join(directory, 'report.html');
  await writeReport(file);
  mkdirSync(projectPath('docs', 'images'), { recursive: true });
  const page = await browser.newPage();
  await page.setViewport(VIEW);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(pathToFileURL(file).href);
  await page.addStyleTag({ content: FRAME });
  for (const picture of PICTURES) await take(page, picture);
} finally {
  await browser.close();
  rmSync(directory, { recursive: true, force: true });
}
