/** Paths on a grid of 16, drawn as lines. */
const ICONS = {
  search: 'M7 12.5a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11ZM11 11l3.5 3.5',
  close: 'M3.5 3.5l9 9m0-9l-9 9',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5',
  auto: 'M8 14.5a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13Zm0-13v13m0-10.5h5M8 8h6.5M8 12h5',
  light:
    'M8 11a3 3 0 1 1 0-6 3 3 0 0 1 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  passed: 'M3 8.5l3.2 3.2L13 4.8',
  failed: 'M3.5 3.5l9 9m0-9l-9 9',
  excepted: 'M8 2.5v6.5M8 12.5v.5',
  skipped: 'M4 8h8',
} as const;

export type IconName = keyof typeof ICONS;

/** A picture beside a text, or in a button that has a name. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
);
