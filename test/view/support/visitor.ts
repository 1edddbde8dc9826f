import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';

/** A page that notes what goes wrong on it. */
export interface Visitor {
  readonly page: Page;
  /** Errors and warnings of the console, and uncaught exceptions. */
  readonly problems: readonly string[];
  /** Addresses that the page asked for, its own among them. */
  readonly requests: readonly string[];
}

/** Opens a page. */
export const visit = async (browser: Browser, address: string): Promise<Visitor> => {
  const page = await browser.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => {
    problems.push(String(error));
  });
  page.on('request', (request) => {
    requests.push(request.url());
  });
  await page.setViewport({ width: 1280, height: 800 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(address);
  return { page, problems, requests };
};

/** What axe finds on the page as it is, each as its rule with the places. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: injected } = window as unknown as { readonly axe: typeof axe };
    const { violations } = await injected.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
};

/** Everything that a reader or a screen reader is told, but for names that are the same in every language. */
export const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'placeholder'];
    const all = [...document.querySelectorAll('body *:not(script, noscript, [translate="no"])')];
    return all.flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => (textContent ?? '').trim()),
      ...attributes.map((name) => element.getAttribute(name) ?? ''),
    ]);
  });
