import type { LintDocument } from './document.js';
import type { LintLevel, RuleProblem } from './problem.js';

export type OptionValue = string | number | boolean | readonly string[];

export type RuleOptions = Readonly<Record<string, OptionValue>>;

/** What an option may be: a value of the default's type, or one of these words. */
export interface RuleOption {
  readonly default: OptionValue;
  readonly words?: readonly (string | boolean)[];
}

/** One rule of yamllint, by its name and with its options. */
export interface Rule {
  readonly name: string;
  readonly options: Readonly<Record<string, RuleOption>>;
  readonly check: (document: LintDocument, options: RuleOptions) => readonly RuleProblem[];
}

/** A rule that is switched on. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly level: LintLevel;
  readonly options: RuleOptions;
}

export const numberOf = (options: RuleOptions, name: string): number => Number(options[name]);
export const isOn = (options: RuleOptions, name: string): boolean => options[name] === true;
