import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { valid } from 'semver';
import type { Chart } from '../../chart/index.js';

/** What a word on the command line of `diff` stands for. */
export type ParsedSide =
  /** Names of values files that the chart ships; none for its defaults. */
  | { readonly type: 'stack'; readonly names: readonly string[] }
  | { readonly type: 'values'; readonly path: string }
  | { readonly type: 'directory'; readonly path: string }
  | { readonly type: 'package'; readonly path: string }
  /** A published version of the chart, without `v`. */
  | { readonly type: 'version'; readonly version: string }
  /** A path starts at the root of the repository, as in git; the chart's own when there is none. */
  | { readonly type: 'revision'; readonly revision: string; readonly path: string | undefined };

const DEFAULTS = 'default';

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

const stackOf = (text: string, { valuesFiles }: Chart): ParsedSide | undefined => {
  if (text === DEFAULTS) return { type: 'stack', names: [] };
  const known = [...valuesFiles.environments, ...valuesFiles.ministries, ...valuesFiles.ci].map(
    ({ name }) => name,
  );
  const names = text.split('+');
  return names.every((name) => known.includes(name)) ? { type: 'stack', names } : undefined;
};

/**
 * Decides what a side is: a chart folder, a package, a values file, a stack of the chart's own values files
 * (`default`, `vagrant`, `eks+production`), a published version (`0.1.0`), and else a git revision. A file that exists wins over a name.
 *
 * @param text - as typed
 * @param chart - whose environments are meant
 * @example parseSide('main~2:charts/portal', chart) // { type: 'revision', revision: 'main~2', path: 'charts/portal' }
 */
export const parseSide = (text: string, chart: Chart): ParsedSide => {
  const path = resolve(text);
  if (existsSync(join(path, 'Chart.yaml'))) return { type: 'directory', path };
  if (isFile(path)) return { type: /\.(?:tgz|tar\.gz)$/.test(path) ? 'package' : 'values', path };
  const stack = stackOf(text, chart);
  if (stack !== undefined) return stack;
  if (valid(text) === text) return { type: 'version', version: text };
  const colon = text.indexOf(':');
  return colon < 0
    ? { type: 'revision', revision: text, path: undefined }
    : { type: 'revision', revision: text.slice(0, colon), path: text.slice(colon + 1) };
};
