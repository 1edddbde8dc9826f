import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { ReportModel } from '../../src/html-report/types.js';
import { ReportContext, type Opened, type Report } from './context.js';
import { Header } from './parts/header.js';
import { LiveReload } from './parts/live-reload.js';
import { Panel } from './parts/panel.js';
import { Search } from './parts/search.js';
import { Summary } from './parts/summary.js';
import { usePrintedWhole } from './parts/print.js';
import { initialLanguage, initialTheme, keepLanguage, keepTheme, nextTheme } from './preferences.js';
import { Checks } from './sections/checks.js';
import { Environments } from './sections/environments.js';
import { Map } from './map/map.js';
import { Network } from './sections/network.js';
import { Upgrade } from './sections/upgrade.js';
import { Values } from './sections/values.js';
import { STRINGS, otherLanguage } from './strings/index.js';

interface Properties {
  readonly model: ReportModel;
  /** The page is served, and is told when it has changed. */
  readonly live: boolean;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

/** The whole page. */
export const App = ({ model, live }: Properties) => {
  const [language, setLanguage] = useState(initialLanguage);
  const [theme, setTheme] = useState(initialTheme);
  const [number, setNumber] = useState(0);
  const [opened, setOpened] = useState<Opened | undefined>();
  const [searching, setSearching] = useState(false);
  const stack = model.stacks[number] ?? model.stacks[0];
  const strings = STRINGS[language];

  useLayoutEffect(() => {
    keepLanguage(language);
  }, [language]);
  useLayoutEffect(() => {
    keepTheme(theme);
  }, [theme]);
  useLayoutEffect(() => {
    const search = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      setSearching(true);
    };
    addEventListener('keydown', search);
    return () => {
      removeEventListener('keydown', search);
    };
  }, []);
  usePrintedWhole();

  const report = useMemo<Report | undefined>(
    () => (stack === undefined ? undefined : { model, stack, strings, opened, open: setOpened }),
    [model, stack, strings, opened],
  );
  if (report === undefined) return null;
  return (
    <ReportContext.Provider value={report}>
      <a class="skip" href="#map">
        {strings.skip}
      </a>
      <Header
        theme={theme}
        number={number}
        onLanguage={() => {
          setLanguage(otherLanguage(language));
        }}
        onTheme={() => {
          setTheme(nextTheme(theme));
        }}
        onStack={(chosen) => {
          setNumber(chosen);
          setOpened(undefined);
        }}
        onSearch={() => {
          setSearching(true);
        }}
      />
      {live && <LiveReload />}
      <main>
        <Summary />
        <Map key={stack?.name} />
        <Environments />
        <Network key={stack?.name} />
        <Checks />
        <Upgrade />
        <Values />
      </main>
      <footer>
        {strings.created(new Date(model.created).toLocaleString(language), model.toolkitVersion)}
      </footer>
      {opened !== undefined && (
        <Panel
          opened={opened}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
      {searching && (
        <Search
          onClose={() => {
            setSearching(false);
          }}
        />
      )}
    </ReportContext.Provider>
  );
};
