import { diffLines } from 'diff';
import { colours } from '../terminal/index.js';
import { isJsonObject, type JsonValue } from '../yaml/index.js';
import { formatDiffPath } from './path.js';
import type { DiffPath, FieldChange, ObjectChange, ReleaseDiff } from './types.js';

/** A text of several lines is shown line by line, with this many equal lines around a change. */
const CONTEXT_LINES = 2;

/** Longer values say less than where they are. */
const LONGEST_VALUE = 160;

const MARKS = { added: colours.green('+'), removed: colours.red('-'), changed: colours.yellow('~') } as const;

// A text that reads like a number or a boolean stays in quotes, so that a change of the type shows.
const isPlainText = (text: string): boolean => {
  if (!/^\S(?:[^\n]*\S)?$/.test(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
};

const formatValue = (value: JsonValue): string => {
  const text = typeof value === 'string' && isPlainText(value) ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};

// The path says the name already: of an environment variable only the value is left.
const withoutName = (value: JsonValue, path: DiffPath): JsonValue => {
  if (!isJsonObject(value) || typeof value['name'] !== 'string') return value;
  if (path.at(-1) !== `[${value['name']}]`) return value;
  const rest = Object.entries(value).filter(([key]) => key !== 'name');
  const [key, only] = rest[0] ?? [];
  return rest.length === 1 && key === 'value' && only !== undefined ? only : Object.fromEntries(rest);
};

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

const formatLines = (before: string, after: string): readonly string[] => {
  const parts = diffLines(before, after);
  return parts.flatMap(({ value, added, removed }, index) => {
    const lines = linesOf(value);
    if (added) return lines.map((line) => colours.green(`+ ${line}`));
    if (removed) return lines.map((line) => colours.red(`- ${line}`));
    const head = index === 0 ? [] : lines.slice(0, CONTEXT_LINES);
    const tail =
      index === parts.length - 1 ? [] : lines.slice(Math.max(head.length, lines.length - CONTEXT_LINES));
    const gap = head.length + tail.length < lines.length ? [colours.dim('…')] : [];
    return [...head.map((line) => `  ${line}`), ...gap, ...tail.map((line) => `  ${line}`)];
  });
};

const isBlock = (value: JsonValue): value is string => typeof value === 'string' && value.includes('\n');

/**
 * Writes one field that differs; texts of several lines are compared line by line.
 *
 * @returns lines without indentation
 * @example formatField({ type: 'changed', path: ['spec', 'replicas'], before: 1, after: 2 }) // ['~ spec.replicas: 1 -> 2']
 */
export const formatField = (change: FieldChange): readonly string[] => {
  const start = `${MARKS[change.type]} ${formatDiffPath(change.path)}:`;
  switch (change.type) {
    case 'added':
      return [`${start} ${colours.green(formatValue(withoutName(change.after, change.path)))}`];
    case 'removed':
      return [`${start} ${colours.red(formatValue(withoutName(change.before, change.path)))}`];
    case 'changed':
      if (isBlock(change.before) && isBlock(change.after)) {
        return [start, ...formatLines(change.before, change.after).map((line) => `    ${line}`)];
      }
      return [
        `${start} ${colours.red(formatValue(change.before))} -> ${colours.green(formatValue(change.after))}`,
      ];
  }
};

const formatObject = ({ type, kind, namespace, name, template, fields }: ObjectChange): readonly string[] => [
  `${MARKS[type]} ${colours.bold(`${kind}/${name}`)}${namespace === undefined ? '' : ` in ${namespace}`} ${colours.dim(`(${template})`)}`,
  ...fields.flatMap(formatField).map((line) => `    ${line}`),
];

const count = (amount: number, noun: string): string => `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;

/** Objects by how they differ, and fields. */
export interface DiffCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly fields: number;
  readonly same: number;
  readonly noise: number;
}

/**
 * Counts what a diff holds.
 *
 * @example countDiff(diff).changed
 */
export const countDiff = ({ objects, same, noise }: ReleaseDiff): DiffCounts => {
  const ofType = (type: ObjectChange['type']): number =>
    objects.filter((object) => object.type === type).length;
  return {
    added: ofType('added'),
    removed: ofType('removed'),
    changed: ofType('changed'),
    fields: objects.reduce((total, { fields }) => total + fields.length, 0),
    same,
    noise,
  };
};

const formatSummary = (diff: ReleaseDiff): string => {
  const { added, removed, changed, fields, same, noise } = countDiff(diff);
  const hidden =
    noise === 0
      ? ''
      : ` ${count(noise, 'difference')} in chart versions, checksums and random values not shown (--show-noise).`;
  if (diff.objects.length === 0) return `No difference in ${count(same, 'object')}.${hidden}`;
  return `${count(changed, 'object')} changed (${count(fields, 'field')}), ${added} added, ${removed} removed, ${same} the same.${hidden}`;
};

/**
 * Writes a diff for people: every object, every field, and a summary.
 *
 * @returns text without a line end
 * @example print(formatDiff(compareReleases(before, after)));
 */
export const formatDiff = (diff: ReleaseDiff): string => {
  const objects = diff.objects.flatMap(formatObject);
  return [...objects, ...(objects.length === 0 ? [] : ['']), formatSummary(diff)].join('\n');
};
