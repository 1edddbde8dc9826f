import { stringify } from 'yaml';
import { colours } from '../terminal/index.js';
import type { AdoptionPlan, AdoptionStep, LeftObject, ObjectReference } from './types.js';

const indent = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => `${' '.repeat(width)}${line}`)
    .join('\n');

const BODY = 6;

const heading = (step: AdoptionStep, index: number): string => {
  const mark = step.done ? colours.green('done') : colours.yellow('to do');
  return `${String(index + 1).padStart(3)}.  ${colours.bold(step.title)} [${mark}]`;
};

const names = (objects: readonly ObjectReference[]): string =>
  objects.map(({ kind, name }) => `${kind} ${name}`).join(', ');

const formatStep = (step: AdoptionStep, index: number): string => {
  const label = (name: string, text: string): string =>
    indent(`${colours.dim(`${name}:`)} ${text.replaceAll('\n', `\n${' '.repeat(name.length + 2)}`)}`, BODY);
  if (step.done) return heading(step, index);
  // Removals are many and alike: what they share is said once, behind them.
  if (step.action.type === 'remove')
    return [heading(step, index), indent(names(step.action.objects), BODY)].join('\n');
  return [
    heading(step, index),
    ...step.details.map((text) => indent(text, BODY)),
    ...(step.needsDump ? [label('needs', 'a dump of the database, given with --dump')] : []),
    ...(step.interruption === undefined ? [] : [label('does not answer', step.interruption)]),
    label('back', step.back),
  ].join('\n');
};

/** One line for each reason, with all objects that it holds for. */
const formatLeft = (left: readonly LeftObject[]): readonly string[] =>
  [...new Set(left.map(({ reason }) => reason))].map((reason) => {
    return `  ${names(left.filter((object) => object.reason === reason))}: ${reason}`;
  });

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', colours.bold(title), ...lines];

const count = (number: number, name: string): string => `${String(number)} ${name}${number === 1 ? '' : 's'}`;

/**
 * The values that the user keeps, for the first and every later `helm upgrade`.
 *
 * @example formatValues(plan).startsWith('# ')
 */
export const formatValues = (plan: AdoptionPlan): string =>
  `# What release "${plan.release}" took over from the Kustomize deployment in namespace "${plan.namespace}".\n` +
  `# Give it with -f to every upgrade. It holds no password: those are in the Secret that it names.\n${stringify(plan.values.whole)}`;

const REMOVALS =
  'An old object goes only once what takes its place is ready, and none that holds data goes. Applying upstream\u2019s files again brings them back.';

const isFinished = ({ steps }: AdoptionPlan): boolean => steps.every(({ done }) => done);

const formatSteps = ({ steps }: AdoptionPlan): readonly string[] => [
  ...steps.map(formatStep),
  ...(steps.some(({ action }) => action.type === 'remove') ? ['', indent(REMOVALS, BODY)] : []),
];

/**
 * Lays a plan out for the terminal.
 *
 * @example print(formatPlan(plan));
 */
export const formatPlan = (plan: AdoptionPlan): string => {
  const { found, steps } = plan;
  if (isFinished(plan)) return section('Stays as it is', formatLeft(plan.left)).slice(1).join('\n');
  return [
    `Namespace "${plan.namespace}" runs upstream's Kustomize deployment: ${count(found['workloads'] ?? 0, 'workload')}, ${count(found['services'] ?? 0, 'Service')}, ${count(found['claims'] ?? 0, 'claim')}.`,
    `Release "${plan.release}" takes it over in ${count(steps.length, 'step')}, ${String(steps.filter(({ done }) => done).length)} of them done.`,
    ...section('Steps', formatSteps(plan)),
    ...section('Stays as it is', formatLeft(plan.left)),
    ...section(
      'Good to know',
      plan.notes.map((text) => `  ${text}`),
    ),
    ...section('Values of the release, merged over yours', [
      indent(stringify(plan.values.whole).trimEnd(), 2),
    ]),
    ...section(
      'In the way',
      plan.obstacles.map((text) => `  ${colours.red(text)}`),
    ),
  ].join('\n');
};

const without = <Part extends object, Key extends keyof Part>(part: Part, key: Key): Omit<Part, Key> =>
  Object.fromEntries(Object.entries(part).filter(([name]) => name !== key)) as Omit<Part, Key>;

/**
 * The plan as data, without the passwords that it carries.
 *
 * @example JSON.parse(planAsJson(plan)).steps[0].id // 'carry-password'
 */
export const planAsJson = (plan: AdoptionPlan): string =>
  JSON.stringify(
    {
      ...plan,
      steps: plan.steps.map((step) =>
        step.action.type === 'create-secret' ? { ...step, action: without(step.action, 'data') } : step,
      ),
    },
    undefined,
    2,
  );

/**
 * The sentence after a plan: what would change, and how to go on.
 *
 * @example print(formatNext(plan));
 */
export const formatNext = (plan: AdoptionPlan): string => {
  if (plan.obstacles.length > 0) return 'Nothing has been changed. Solve what is in the way first.';
  return isFinished(plan)
    ? `Nothing is left to do: release "${plan.release}" has taken over.`
    : 'This is a plan; nothing has been changed. Run the same command with --execute to carry it out.';
};

/**
 * What the user has to do after the last step, as commands.
 *
 * @example print(formatAfterwards(plan, ['eks.yaml', 'adopted-values.yaml']));
 */
export const formatAfterwards = (plan: AdoptionPlan, files: readonly string[]): string => {
  const file = files.at(-1) ?? '';
  const { namespace, release } = plan;
  const sql =
    `DROP USER IF EXISTS 'root'@'%'; ALTER USER 'root'@'localhost' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD'; ` +
    `ALTER USER '$MYSQL_USER'@'%' IDENTIFIED WITH caching_sha2_password BY '$MYSQL_PASSWORD'`;
  const isInside = JSON.stringify(plan.values.whole['mysql'] ?? {}).includes('existingClaim');
  return [
    `${colours.green('✔')} Release "${release}" has taken over namespace "${namespace}".`,
    '',
    'Next:',
    `  keep ${file}: every upgrade needs it`,
    `  helm upgrade ${release} ./charts/egov-msa --namespace ${namespace}${files.map((name) => ` -f ${name}`).join('')}`,
    ...(isInside
      ? [
          '',
          "Upstream's root has no password and logs in from anywhere. Close that, and store the account's password in the new form:",
          `  kubectl exec --namespace ${namespace} ${release}-mysql-0 --container mysql -- bash -c 'mysql --user=root --execute="${sql.replaceAll("'", "'\\''")}"'`,
          `  then set mysql.nativePasswords to false in ${file}.`,
        ]
      : []),
  ].join('\n');
};
