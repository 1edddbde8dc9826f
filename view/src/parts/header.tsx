import { useReport } from '../context.js';
import type { Theme } from '../preferences.js';
import { otherLanguage } from '../strings/index.js';
import { Icon } from './icon.js';

interface Properties {
  readonly theme: Theme;
  readonly number: number;
  readonly onLanguage: () => void;
  readonly onTheme: () => void;
  readonly onStack: (number: number) => void;
  readonly onSearch: () => void;
}

const StackChoice = ({ number, onStack }: Pick<Properties, 'number' | 'onStack'>) => {
  const { model, stack, strings } = useReport();
  if (model.stacks.length < 2) return <span class="stack">{stack.name}</span>;
  return (
    <select
      class="stack"
      aria-label={strings.header.stack}
      value={String(number)}
      onChange={({ currentTarget }) => {
        onStack(Number(currentTarget.value));
      }}
    >
      {model.stacks.map(({ name }, index) => (
        <option key={name} value={String(index)}>
          {name}
        </option>
      ))}
    </select>
  );
};

/** Title, table of contents and settings. */
export const Header = ({ theme, number, onLanguage, onTheme, onStack, onSearch }: Properties) => {
  const { model, stack, strings } = useReport();
  const { sections, header } = strings;
  const links = [
    ['map', sections.map],
    ['environments', sections.environments],
    ['network', sections.network],
    ['checks', sections.checks],
    ...(model.upgrade === undefined ? [] : [['upgrade', sections.upgrade] as const]),
    ...(stack.overrides.length === 0 ? [] : [['values', sections.values] as const]),
  ] as const;
  return (
    <header class="top">
      <div class="bar">
        <h1>
          {model.chart.name} <small>{model.chart.version}</small>
        </h1>
        <StackChoice number={number} onStack={onStack} />
        <nav aria-label={strings.menu}>
          {links.map(([id, name]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        <div class="tools">
          <button type="button" class="search-button" onClick={onSearch} title={header.searchKey}>
            <Icon name="search" />
            <span>{header.search}</span>
            <kbd aria-hidden="true">/</kbd>
          </button>
          <button
            type="button"
            class="language"
            lang={otherLanguage(strings.language === 'English' ? 'en' : 'ko')}
            onClick={onLanguage}
          >
            {header.switchLanguage}
          </button>
          <button
            type="button"
            class="round"
            aria-label={header.theme[theme]}
            title={header.theme[theme]}
            onClick={onTheme}
          >
            <Icon name={theme} />
          </button>
        </div>
      </div>
    </header>
  );
};
