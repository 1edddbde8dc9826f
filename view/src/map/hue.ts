import type { GroupName } from '../../../src/html-report/types.js';

/** The style that gives a group and its cards their colour. */
export const hueOf = (group: GroupName): Readonly<Record<string, string>> => ({ '--hue': `var(--${group})` });
