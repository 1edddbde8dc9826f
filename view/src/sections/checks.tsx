import { useState } from 'preact/hooks';
import type { ExceptionModel, FindingModel, RuleModel } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { Finding } from '../parts/finding.js';
import { Icon } from '../parts/icon.js';
import { Section } from '../parts/section.js';

const STATES = ['failed', 'excepted', 'passed', 'skipped'] as const;

type State = (typeof STATES)[number];

interface CheckedRule {
  readonly rule: RuleModel;
  readonly state: State;
  readonly findings: readonly FindingModel[];
  readonly exceptions: readonly ExceptionModel[];
}

const stateOf = (
  { scope }: RuleModel,
  findings: readonly FindingModel[],
  exceptions: readonly ExceptionModel[],
): State => {
  if (findings.length > 0) return 'failed';
  if (exceptions.length > 0) return 'excepted';
  return scope === 'cases' ? 'skipped' : 'passed';
};

const Rule = ({ rule, state, findings, exceptions }: CheckedRule) => {
  const { strings } = useReport();
  const { checks } = strings;
  const translated = checks.rules[rule.rule];
  const { title, why } = translated ?? rule;
  const language = translated === undefined ? 'en' : undefined;
  return (
    <details class={`rule ${state}`} open={state === 'failed'}>
      <summary>
        <span class={`state ${state}`}>
          <Icon name={state} />
          <span class="hidden">{checks.states[state]}: </span>
        </span>
        <span class="rule-title" lang={language}>
          {title}
        </span>
        <code>{rule.rule}</code>
        {findings.length + exceptions.length > 0 && (
          <span class="count">{findings.length + exceptions.length}</span>
        )}
      </summary>
      <p class="quiet">
        {checks.why}: <span lang={language}>{why}</span>{' '}
        <a href={rule.source} rel="noreferrer">
          {checks.source}
          <span class="hidden"> {rule.rule}</span>
        </a>
      </p>
      {state === 'skipped' && <p class="quiet">{checks.skipped}</p>}
      {findings.length + exceptions.length > 0 && (
        <ul class="findings">
          {[...findings, ...exceptions].map((finding, index) => (
            <Finding key={index} finding={finding} />
          ))}
        </ul>
      )}
    </details>
  );
};

/** Every rule, and what was found. */
export const Checks = () => {
  const { model, stack, strings } = useReport();
  const { checks } = strings;
  const [filter, setFilter] = useState<State | undefined>();
  const allFindings = [...model.chartFindings, ...stack.findings];
  const allExceptions = [...model.chartExceptions, ...stack.exceptions];
  const checked = model.rules.map((rule): CheckedRule => {
    const findings = allFindings.filter((finding) => finding.rule === rule.rule);
    const exceptions = allExceptions.filter((finding) => finding.rule === rule.rule);
    return { rule, findings, exceptions, state: stateOf(rule, findings, exceptions) };
  });
  const ordered = STATES.flatMap((state) => checked.filter((one) => one.state === state));
  const shown = ordered.filter(({ state }) => filter === undefined || state === filter);
  const choices: readonly (readonly [State | undefined, string, number])[] = [
    [undefined, checks.all, checked.length],
    ...STATES.map((state) => {
      const count = checked.filter((one) => one.state === state).length;
      return [state, checks.states[state], count] as const;
    }),
  ];
  return (
    <Section id="checks" title={strings.sections.checks} lead={strings.leads.checks}>
      {checks.english !== '' && <p class="quiet">{checks.english}</p>}
      <div class="choices" role="group" aria-label={checks.filter}>
        {choices.map(
          ([state, name, count]) =>
            (count > 0 || state === undefined) && (
              <button
                key={name}
                type="button"
                aria-pressed={filter === state}
                onClick={() => {
                  setFilter(state);
                }}
              >
                {name} <span class="count">{count}</span>
              </button>
            ),
        )}
      </div>
      <div class="rules">
        {shown.map((one) => (
          <Rule key={one.rule.rule} {...one} />
        ))}
      </div>
    </Section>
  );
};
