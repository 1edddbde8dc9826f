const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g;

/**
 * Reads a duration as Go writes it.
 *
 * @returns milliseconds; undefined when it is none
 * @example parseDuration('1m30s') // 90000
 */
export const parseDuration = (text: string): number | undefined => {
  if (text === '0') return 0;
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((total, [, amount, unit]) => total + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
};

/**
 * Writes a duration as Go does.
 *
 * @example formatDuration(90_000) // '1m30s'
 */
export const formatDuration = (milliseconds: number): string => {
  if (milliseconds === 0) return '0s';
  if (milliseconds < 1000) return `${String(milliseconds)}ms`;
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1000;
  const before =
    hours > 0 ? `${String(hours)}h${String(minutes)}m` : minutes > 0 ? `${String(minutes)}m` : '';
  return `${before}${String(seconds)}s`;
};
