import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../../yaml/index.js';
import { PRESETS } from './presets.js';
import type { ActiveRule, OptionValue, Rule, RuleOption, RuleOptions } from './rule.js';
import { RULES, UNCHECKED_RULES } from './rules/index.js';

/** A lintconf.yaml that was understood. */
export interface LintConfiguration {
  readonly rules: readonly ActiveRule[];
  /** Sentences about what it names and nobody checks. */
  readonly warnings: readonly string[];
}

const invalid = (file: string, reason: string): Result<never> =>
  failure(
    problem(
      'input',
      `${file}: invalid config: ${reason}`,
      'See the rules at https://yamllint.readthedocs.io.',
    ),
  );

const fits = (value: unknown, option: RuleOption): value is OptionValue => {
  if (typeof option.default === 'string')
    return typeof value === 'string' && (option.words ?? []).includes(value);
  if (option.words?.some((word) => word === value) === true) return true;
  return Array.isArray(option.default) ? Array.isArray(value) : typeof value === typeof option.default;
};

/** These may stand beside the options of every rule. */
const COMMON_KEYS = ['level', 'ignore', 'ignore-from-file'];

const readOptions = (rule: Rule, given: JsonObject, file: string): Result<RuleOptions> => {
  const options: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(rule.options)) options[name] = option.default;
  for (const [name, value] of Object.entries(given)) {
    if (COMMON_KEYS.includes(name)) continue;
    const option = rule.options[name];
    if (option === undefined) return invalid(file, `unknown option "${name}" for rule "${rule.name}"`);
    if (!fits(value, option)) {
      const words = [typeof option.default, ...(option.words ?? [])].join(', ');
      return invalid(file, `option "${name}" of "${rule.name}" should be in (${words})`);
    }
    options[name] = value;
  }
  return success(options);
};

const isSwitchedOff = (setting: unknown): boolean => setting === 'disable' || setting === false;

const activate = (rule: Rule, setting: unknown, file: string): Result<ActiveRule | undefined> => {
  if (isSwitchedOff(setting)) return success(undefined);
  const given = setting === 'enable' || setting === true ? {} : setting;
  if (!isJsonObject(given)) {
    return invalid(file, `rule "${rule.name}": should be either "enable", "disable" or a mapping`);
  }
  const level = given['level'] ?? 'error';
  if (level !== 'error' && level !== 'warning') return invalid(file, 'level should be "error" or "warning"');
  const options = readOptions(rule, given, file);
  return isFailure(options) ? options : success({ rule, level, options: options.value });
};

/** `enable` and options are put on top of what is extended, which keeps its level. */
const override = (base: unknown, own: unknown): unknown => {
  if (!isJsonObject(base)) return own;
  if (own === 'enable' || own === true) return base;
  return isJsonObject(own) ? { ...base, ...own } : own;
};

const warningsOf = (settings: Readonly<Record<string, unknown>>, file: string): readonly string[] => {
  const indentation = settings['indentation'];
  const strings = isJsonObject(indentation) && indentation['check-multi-line-strings'] === true;
  return [
    ...Object.keys(settings)
      .filter((name) => UNCHECKED_RULES.includes(name) && !isSwitchedOff(settings[name]))
      .map((name) => `${file} switches on the rule "${name}", which is not checked here.`),
    ...(strings ? [`${file} sets check-multi-line-strings, which is not checked here.`] : []),
  ];
};

/**
 * Reads a lintconf.yaml: `rules`, and `extends: default` or `relaxed`.
 *
 * @param file - named in a problem
 * @returns the rules that are on; a failure in yamllint's words for a rule or option that does not exist
 * @example
 * const { rules } = throwIfFailed(parseLintConfiguration('rules: {colons: enable}', 'lintconf.yaml'));
 */
export const parseLintConfiguration = (text: string, file: string): Result<LintConfiguration> => {
  const parsed = parseYamlFile(text, file);
  if (isFailure(parsed)) return parsed;
  if (!isJsonObject(parsed.value)) return invalid(file, 'not a dict');
  const { extends: preset, rules: own = {} } = parsed.value;
  if (!isJsonObject(own)) return invalid(file, '"rules" should be a mapping');
  const base = preset === undefined ? {} : PRESETS[typeof preset === 'string' ? preset : ''];
  if (base === undefined) {
    return invalid(file, `cannot extend ${JSON.stringify(preset)}; only "default" and "relaxed" are known`);
  }
  const settings: Record<string, unknown> = { ...base };
  for (const [name, setting] of Object.entries(own)) settings[name] = override(base[name], setting);
  const rules: ActiveRule[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    if (UNCHECKED_RULES.includes(name)) continue;
    const rule = RULES.find((candidate) => candidate.name === name);
    if (rule === undefined) return invalid(file, `no such rule: "${name}"`);
    const active = activate(rule, setting, file);
    if (isFailure(active)) return active;
    if (active.value !== undefined) rules.push(active.value);
  }
  return success({ rules, warnings: warningsOf(settings, file) });
};
