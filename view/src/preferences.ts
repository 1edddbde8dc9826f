import type { Language } from './strings/index.js';

export type Theme = 'auto' | 'light' | 'dark';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`egov-msa-report-${key}`);
  } catch {
    // A page from disk may have no storage.
    return null;
  }
};

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`egov-msa-report-${key}`, value);
  } catch {
    // Then the choice lasts as long as the page.
  }
};

/** The language chosen before, or the first of the browser's that there is. */
export const initialLanguage = (): Language => {
  const chosen = read('language');
  if (chosen === 'en' || chosen === 'ko') return chosen;
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ko' || tag === 'en');
  return known === 'ko' ? 'ko' : 'en';
};

export const initialTheme = (): Theme => THEMES.find((theme) => theme === read('theme')) ?? 'auto';

export const keepLanguage = (language: Language): void => {
  document.documentElement.lang = language;
  write('language', language);
};

export const keepTheme = (theme: Theme): void => {
  document.documentElement.dataset['theme'] = theme;
  write('theme', theme);
};

export const nextTheme = (theme: Theme): Theme =>
  THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
