import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart } from '../../chart/index.js';
import { callsIn, splitTemplates } from './defines.js';
import { templatedTexts, valuesReadBy, type ValuesPath } from './usage.js';

/** A piece of template text: what it reads and which named templates it calls. */
interface Piece {
  readonly reads: readonly ValuesPath[];
  readonly names: readonly string[];
  readonly prefixes: readonly string[];
}

/** All templates of a chart and its subcharts; named ones are known everywhere, as in Helm. */
export interface TemplateIndex {
  /** What each chart's own files render. */
  readonly bodies: ReadonlyMap<Chart, readonly Piece[]>;
  readonly named: ReadonlyMap<string, Piece>;
}

const TEMPLATE = /\.(?:ya?ml|json|tpl|txt)$/;

const toPiece = (text: string): Piece => ({ reads: valuesReadBy(text), ...callsIn(text) });

/**
 * Reads all templates of a chart and its subcharts.
 *
 * @throws the file system's error when a template was removed since the chart was loaded
 * @example indexTemplates(chart).named.size
 */
export function indexTemplates(root: Chart): TemplateIndex {
  const bodies = new Map<Chart, readonly Piece[]>();
  const named = new Map<string, Piece>();
  const visit = (chart: Chart): void => {
    const parts = chart.templates
      .filter((path) => TEMPLATE.test(path))
      .map((path) => splitTemplates(readFileSync(join(chart.directory, path), 'utf8')));
    for (const { name, text } of parts.flatMap(({ defines }) => defines)) named.set(name, toPiece(text));
    // Texts in values that a template hands to tpl are taken to be rendered in the chart that has them.
    bodies.set(chart, [...parts.map(({ body }) => body), ...templatedTexts(chart.values)].map(toPiece));
    chart.subcharts.forEach(visit);
  };
  visit(root);
  return { bodies, named };
}

/**
 * The values paths that a chart's templates read, with the named templates that they call and those that these call.
 *
 * @example readByChart(indexTemplates(root), root).length
 */
export function readByChart({ bodies, named }: TemplateIndex, chart: Chart): readonly ValuesPath[] {
  const reached = new Set<Piece>(bodies.get(chart) ?? []);
  // A set grows while it is walked.
  for (const { names, prefixes } of reached) {
    for (const [name, piece] of named) {
      if (names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix))) reached.add(piece);
    }
  }
  return [...reached].flatMap(({ reads }) => reads);
}
