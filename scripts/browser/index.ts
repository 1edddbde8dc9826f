import chromium from '@sparticuz/chromium';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * A Chrome of this machine: `CHROME_PATH`, one on the PATH, or an application of macOS.
 *
 * @returns undefined when it has none
 */
const installedChrome = (): string | undefined => {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && given !== '') return given;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...(process.platform === 'darwin' ? MAC_APPLICATIONS : [])].find(isProgram);
};

/**
 * Starts a real Chromium: one of this machine, or the one of the npm package, which runs on Linux x64.
 *
 * @throws when there is none, with what to do
 * @example const browser = await launchBrowser();
 */
export const launchBrowser = async (): Promise<Browser> => {
  const installed = installedChrome();
  if (installed !== undefined) {
    // Chrome's own sandbox needs rights that containers do not give; it opens our own file only.
    return puppeteer.launch({ executablePath: installed, args: ['--no-sandbox'] });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome was found: install one, or name it with CHROME_PATH.');
  }
  return puppeteer.launch({
    executablePath: await chromium.executablePath(),
    args: puppeteer.defaultArgs({ args: chromium.args, headless: 'shell' }),
    headless: 'shell',
  });
};
