import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../scripts/browser/index.js';
import type { endpointsOf } from '../../src/invariants/index.js';
import {
  allowedTraffic,
  componentOf,
  declaredEdges,
  endpointsOfEdge,
  invariants,
  loadSettings,
} from '../../src/invariants/index.js';
import { workloadsOf, type Release } from '../../src/manifest/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { STRINGS } from '../../view/src/strings/index.js';
import { egovChart, renderCase } from '../support/index.js';
import { TARGET, writeWholeReport, type WrittenReport } from './support/report.js';
import { axeViolations, textsOf, visit, type Visitor } from './support/visitor.js';

/** A busy machine starts a browser slowly. */
const PATIENCE_MILLISECONDS = 180_000;

const STACKS = ['default', ...egovChart().valuesFiles.environments.map(({ name }) => name)];

let report: WrittenReport;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  [report, browser] = await Promise.all([writeWholeReport(), launchBrowser()]);
  visitor = await visit(browser, report.address);
  page = visitor.page;
}, PATIENCE_MILLISECONDS);

afterAll(async () => {
  await browser.close();
  report.remove();
});

const choose = async (stack: string): Promise<Release> => {
  await page.evaluate((name) => {
    const select = document.querySelector<HTMLSelectElement>('select.stack');
    const option = [...(select?.options ?? [])].find(({ text }) => text === name);
    if (select === null || option === undefined) throw new Error(`The page has no stack ${name}.`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, stack);
  await settle();
  return renderCase(stack, { namespace: TARGET.namespace });
};

/** Lets the page draw what has changed. */
const settle = async (): Promise<void> => {
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
    // What fades in has its colours at the end.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
};

const panelTitle = (): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('.panel h2')?.textContent);

const focused = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-card'));

const clickOn = async (selector: string): Promise<void> => {
  await page.click(selector);
  await settle();
};

const press = async (...keys: readonly Parameters<Page['keyboard']['press']>[0][]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
  await settle();
};

describe.each(STACKS)('the report of %s', (stack) => {
  let release: Release;

  beforeAll(async () => {
    release = await choose(stack);
  });

  it('shows every workload on the map, and a click opens it with its manifest', async () => {
    const shown = await page.evaluate(() => {
      const cards = [...document.querySelectorAll<SVGGElement>('.card.workload')];
      return cards.map((card) => card.dataset['card'] ?? '');
    });
    const expected = workloadsOf(release).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect([...shown].sort()).toEqual([...expected].sort());
    expect(expected.length).toBeGreaterThan(10);
    const opened = await page.evaluate(async (ids) => {
      const frame = () => new Promise((resolve) => setTimeout(resolve));
      const found: string[] = [];
      for (const id of ids) {
        const card = document.querySelector(`[data-card="${id}"]`);
        card?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        await frame();
        const kind = /^kind: (.*)$/m.exec(document.querySelector('.yaml')?.textContent ?? '')?.[1];
        found.push(`${document.querySelector('.panel h2')?.textContent ?? ''} ${kind ?? ''}`);
      }
      return found;
    }, expected);
    expect(opened).toEqual(expected.map((id) => `${id} ${id.split('/')[0] ?? ''}`));
    await press('Escape');
    expect(await panelTitle()).toBeUndefined();
  });

  it('shows the network as the invariants see it', async () => {
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.matrix td')].map(({ dataset }) => ({
        pair: `${dataset['from'] ?? ''} -> ${dataset['to'] ?? ''}`,
        allowed: dataset['allowed'] === 'true',
        declared: dataset['declared'] === 'true',
      })),
    );
    const { network } = throwIfFailed(loadSettings(egovChart().directory));
    const label = network.componentLabel;
    const endpoint = ({ workload, port }: ReturnType<typeof endpointsOf>[number]): string =>
      `${componentOf(workload, label)}:${port}`;
    const allowed = allowedTraffic(release).map(
      ({ from, to }) => `${from === 'outside' ? from : componentOf(from.workload, label)} -> ${endpoint(to)}`,
    );
    const callers = new Set(['outside', ...workloadsOf(release).map((one) => componentOf(one, label))]);
    const declared = declaredEdges(release, egovChart(), network)
      .filter(({ from }) => callers.has(from))
      .flatMap((edge) =>
        endpointsOfEdge(release, edge, label).map((to) => `${edge.from} -> ${endpoint(to)}`),
      );
    const pairs = (which: 'allowed' | 'declared') =>
      shown.filter((cell) => cell[which]).map(({ pair }) => pair);
    expect(new Set(pairs('allowed'))).toEqual(new Set(allowed));
    expect(new Set(pairs('declared'))).toEqual(new Set(declared));
    expect(declared.length).toBeGreaterThan(10);
  });
});

describe('the report', () => {
  beforeAll(async () => {
    await choose('default');
  });

  it('is one file of at most 1.5 MB for each environment', () => {
    expect(report.bytes / STACKS.length).toBeLessThan(1_500_000);
  });

  it('is worked with the keyboard alone: cards, panel, and back', async () => {
    await page.evaluate(() => {
      document.querySelector<SVGGElement>('.card[tabindex="0"]')?.focus();
    });
    expect(await page.$$eval('.card[tabindex="0"]', ({ length }) => length)).toBe(1);
    await press('Home');
    const first = await focused();
    await press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    await press('Enter');
    expect(await panelTitle()).toBe(second);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await press('Escape');
    expect(await focused()).toBe(second);
  });

  it('begins with a link that skips to the map', async () => {
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      getSelection()?.removeAllRanges();
      scrollTo(0, 0);
    });
    await page.focus('.skip');
    await press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#map');
  });

  it('lights up what a card has to do with', async () => {
    await page.hover('[data-card="Deployment/egov-admin"]');
    await settle();
    const lit = await page.$$eval('.card:not(.dimmed)', (cards) =>
      cards.map((card) => card.getAttribute('data-card')),
    );
    expect(lit).toEqual(['Deployment/egov-admin', 'Deployment/egov-apigateway']);
    expect(await page.$eval('.tip', (tip) => tip.textContent)).toContain('frontend-admin');
    await page.mouse.move(1, 1);
    await settle();
  });

  it('explains a cell of the network that has the focus', async () => {
    await page.focus('.matrix td[tabindex="0"]');
    await press('ArrowDown', 'ArrowRight');
    expect(await page.$eval('.explanation', (text) => text.textContent)).toMatch(
      /^admin → apigateway:8000 .*The call graph declares it\.$/,
    );
  });

  it.each([
    ['rabbitmq', 'StatefulSet/egov-rabbitmq'],
    ['library/mysql', 'StatefulSet/egov-mysql'],
    ['global.timezone', 'global.timezone'],
    ['enableServiceLinks: false', 'Deployment/egov-admin'],
    ['nothing of the sort', undefined],
    ['another one tomorrow admin', 'Deployment/egov-admin'],
  ])('finds %s', async (query, opened) => {
    await press('/');
    await page.keyboard.type(query);
    await settle();
    await press('Enter');
    expect(await panelTitle()).toBe(opened);
    expect(await page.evaluate(() => document.querySelector('dialog') === null)).toBe(opened !== undefined);
    await press('Escape');
    expect(await page.evaluate(() => document.querySelector('dialog, .panel'))).toBeNull();
  });

  it('marks what an environment has differently from the default', async () => {
    const marked = await page.$$eval('.environments td.differs', (cells) =>
      cells.map((cell) => cell.textContent),
    );
    expect(marked).toContain('NodePort :30001 (differs from the default)');
    await clickOn('.controls input');
    const rows = await page.$$eval('.environments tbody tr:not(.part)', (all) =>
      all.map((row) => row.querySelectorAll('.differs').length),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(Math.min(...rows)).toBeGreaterThan(0);
    await clickOn('.controls input');
  });

  it('previews the upgrade', async () => {
    const text = await page.$eval('#upgrade', ({ textContent }) => textContent);
    expect(text).toContain('What an upgrade from vagrant changes');
    expect(text).toContain('spec.ports[http].nodePort');
  });

  it('shows every rule with how it went', async () => {
    const states = await page.$$eval('.rule', (rules) => rules.map(({ className }) => className));
    expect(states.length).toBeGreaterThan(20);
    expect(states).toContain('rule excepted');
    await clickOn('.choices button:nth-child(2)');
    const shown = await page.$$eval(
      '.rule',
      (rules) => new Set(rules.map(({ className }) => className)).size,
    );
    expect(shown).toBe(1);
    await clickOn('.choices button:first-child');
  });

  it('has every rule in Korean, and none that is gone', () => {
    const names = invariants.map(({ rule }) => rule);
    expect(Object.keys(STRINGS.ko.checks.rules).sort()).toEqual([...names].sort());
  });

  it('changes every text to Korean and back', async () => {
    const fixed = (texts: unknown): readonly string[] =>
      typeof texts === 'string'
        ? [texts]
        : typeof texts === 'object' && texts !== null
          ? Object.values(texts).flatMap(fixed)
          : [];
    const korean = new Set(fixed(STRINGS.ko));
    const english = new Set(fixed(STRINGS.en).filter((text) => !korean.has(text) && text !== ''));
    const offered = new Set([STRINGS.ko.header.switchLanguage, STRINGS.en.header.switchLanguage]);
    await clickOn('.language');
    const shown = await textsOf(page);
    expect(shown.filter((text) => english.has(text) && !offered.has(text))).toEqual([]);
    expect(shown.filter((text) => korean.has(text)).length).toBeGreaterThan(60);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko');
    const titles = await page.$$eval('#checks span.rule-title', (all) =>
      all.map(({ textContent, lang }) => ({ textContent, lang })),
    );
    expect(titles.filter(({ textContent, lang }) => lang === 'en' || !/[가-힣]/.test(textContent))).toEqual(
      [],
    );
    await clickOn('.language');
    const back = await textsOf(page);
    expect(back.filter((text) => /[가-힣]/.test(text))).toEqual([STRINGS.en.header.switchLanguage]);
  });

  const brightness = (): Promise<number> =>
    page.evaluate(() => {
      const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
      return red;
    });

  it('is dark where the system is, and as the button says', async () => {
    expect(await brightness()).toBeGreaterThan(200);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    expect(await brightness()).toBeLessThan(50);
    await clickOn('.tools .round');
    expect(await brightness()).toBeGreaterThan(200);
    await clickOn('.tools .round');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    expect(await brightness()).toBeLessThan(50);
    await clickOn('.tools .round');
    expect(await brightness()).toBeGreaterThan(200);
  });

  it('prints the whole map, everything unfolded and nothing to click', async () => {
    await clickOn('.map-tools button');
    expect(await page.$eval('.viewport', (view) => view.getAttribute('transform'))).not.toContain('scale(1)');
    await page.emulateMediaType('print');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const printed = await page.evaluate(() => ({
      transform: getComputedStyle(document.querySelector('.viewport') ?? document.body).transform,
      folded: document.querySelectorAll('details:not([open])').length,
      controls: [...document.querySelectorAll('nav, .tools, .map-tools, .choices')].filter(
        (element) => getComputedStyle(element).display !== 'none',
      ).length,
    }));
    expect(printed).toEqual({ transform: 'none', folded: 0, controls: 0 });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.$$eval('details:not([open])', ({ length }) => length)).toBeGreaterThan(10);
    await page.emulateMediaType();
    await clickOn('.map-tools button:last-child');
  });

  it('fits a phone, with every workload on the map', async () => {
    const cards = await page.$$eval('.card', ({ length }) => length);
    await page.setViewport({ width: 390, height: 844 });
    await settle();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const shown = await page.$$eval('.card', (all) =>
      all.map((card) => card.getBoundingClientRect()).map(({ left, right }) => left >= 0 && right <= 390),
    );
    expect(shown).toEqual(Array.from({ length: cards }, () => true));
    await page.setViewport({ width: 1280, height: 800 });
    await settle();
  });

  const states: readonly (readonly [string, () => Promise<void>])[] = [
    ['as it opens', settle],
    ['with a panel', () => clickOn('[data-card="Deployment/egov-admin"]')],
    ['in the dark', () => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])],
    ['in Korean', () => clickOn('.language')],
    [
      'with a search',
      async () => {
        await press('Escape', '/');
        await page.keyboard.type('mysql');
        await settle();
      },
    ],
  ];

  it.each(states)(
    'has nothing that axe complains of %s',
    async (_, prepare) => {
      await prepare();
      await settle();
      expect(await axeViolations(page)).toEqual([]);
    },
    PATIENCE_MILLISECONDS,
  );

  it('asks for nothing but itself, and says nothing on the console', () => {
    expect(visitor.requests).toEqual([report.address]);
    expect(visitor.problems).toEqual([]);
  });
});
