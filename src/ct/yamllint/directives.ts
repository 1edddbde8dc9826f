import type { LintDocument } from './document.js';
import type { LintProblem } from './problem.js';

interface Directive {
  readonly action: 'disable' | 'enable' | 'disable-line' | 'disable-file';
  /** Empty for all. */
  readonly rules: readonly string[];
  readonly line: number;
  /** Stands behind content and so means its own line, not the next one. */
  readonly inline: boolean;
}

const DIRECTIVE = /^# yamllint (disable|enable|disable-line|disable-file)((?: rule:\S+)*)\s*$/;

const readDirectives = ({ comments, lines }: LintDocument): readonly Directive[] =>
  comments.flatMap(({ source, start }) => {
    const [, action, rules = ''] = DIRECTIVE.exec(source) ?? [];
    if (action === undefined) return [];
    return [
      {
        action: action as Directive['action'],
        rules: [...rules.matchAll(/rule:(\S+)/g)].map(([, name = '']) => name),
        line: start.line,
        inline: (lines[start.line - 1] ?? '').slice(0, start.column).trim() !== '',
      },
    ];
  });

const concerns = ({ rules }: Directive, { rule }: LintProblem): boolean =>
  rules.length === 0 || rules.includes(rule);

const isDisabled = (problem: LintProblem, directives: readonly Directive[]): boolean => {
  let disabled = false;
  for (const directive of directives.filter((candidate) => concerns(candidate, problem))) {
    const { action, line, inline } = directive;
    if (action === 'disable-line' && problem.line === line + (inline ? 0 : 1)) return true;
    if (action === 'disable' && problem.line >= line) disabled = true;
    if (action === 'enable' && problem.line >= line) disabled = false;
  }
  return disabled;
};

/**
 * Leaves out what comments such as `# yamllint disable-line rule:colons` switch off.
 *
 * @see https://yamllint.readthedocs.io/en/stable/disable_with_comments.html
 */
export const applyDirectives = (
  problems: readonly LintProblem[],
  document: LintDocument,
): readonly LintProblem[] => {
  const directives = readDirectives(document);
  if (directives.some(({ action, line }) => action === 'disable-file' && line === 1)) return [];
  return problems.filter((problem) => problem.rule === SYNTAX || !isDisabled(problem, directives));
};

/** The name under which text that is no YAML is reported; it cannot be switched off. */
export const SYNTAX = 'syntax';
