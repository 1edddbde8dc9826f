import { english } from './en.js';
import { korean } from './ko.js';
import type { Strings } from './types.js';

export type Language = 'en' | 'ko';

/** The texts of each language. */
export const STRINGS: Readonly<Record<Language, Strings>> = { en: english, ko: korean };

/** The other one of the two. */
export const otherLanguage = (language: Language): Language => (language === 'en' ? 'ko' : 'en');

export type { Strings };
