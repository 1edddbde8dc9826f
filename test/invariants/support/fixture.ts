import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadChart, type Chart } from '../../../src/chart/index.js';
import {
  casesOf,
  checkCases,
  checkChart,
  joinReports,
  loadSettings,
  renderCases,
  type CheckReport,
} from '../../../src/invariants/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { fixtureDirectory, testHelm } from '../../support/index.js';

/** A change of one file: `[what, by what]` for its only occurrence, or the whole content of a file. */
export type Edit = readonly [find: string, replacement: string] | string;

/** In place of a change: the file or folder goes. */
export const GONE = null;

/** From the path below the chart to its changes, made in their order. */
export type Edits = Readonly<Record<string, Edit | readonly (readonly [string, string])[] | typeof GONE>>;

const isList = (edit: Edits[string]): edit is readonly (readonly [string, string])[] =>
  Array.isArray(edit) && Array.isArray(edit[0]);

const replaceOnce = (
  content: string,
  [find, replacement]: readonly [string, string],
  file: string,
): string => {
  const parts = content.split(find);
  if (parts.length !== 2) throw new Error(`${file} has "${find}" ${parts.length - 1} times, not once.`);
  return parts.join(replacement);
};

const change = (path: string, edit: NonNullable<Edits[string]>, file: string): string => {
  if (typeof edit === 'string') return edit;
  const edits = isList(edit) ? edit : [edit];
  return edits.reduce((content, one) => replaceOnce(content, one, file), readFileSync(path, 'utf8'));
};

/**
 * Puts the base chart, which keeps every invariant, into a folder and changes it.
 *
 * @returns the changed chart
 */
export function changedBase(directory: string, edits: Edits): Chart {
  cpSync(fixtureDirectory('invariants/base'), directory, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(directory, file);
    if (edit === GONE) {
      rmSync(path, { recursive: true });
      continue;
    }
    const content = change(path, edit, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return throwIfFailed(loadChart(directory));
}

/** Checks a chart in all its cases against every invariant. */
export async function checkEverything(chart: Chart): Promise<CheckReport> {
  const settings = throwIfFailed(loadSettings(chart.directory));
  const helm = await testHelm();
  const cases = throwIfFailed(await renderCases(casesOf(chart), { chart, settings, helm }));
  const context = { chart, settings };
  return joinReports([checkCases(cases, context), checkChart(context)]);
}
