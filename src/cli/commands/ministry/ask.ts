import type { Chart } from '../../../chart/index.js';
import { failure, problem, success, type Result } from '../../../result/index.js';
import { FITTING_QUOTA, address, type MinistryOptions } from './options.js';

/** The questions that are asked on a terminal; tests answer by themselves. */
export interface Prompts {
  readonly text: (question: {
    readonly message: string;
    readonly check?: (text: string) => true | string;
  }) => Promise<string>;
  readonly choice: <Value extends string>(question: {
    readonly message: string;
    readonly choices: readonly { readonly name: string; readonly value: Value }[];
  }) => Promise<Value>;
  readonly several: (question: {
    readonly message: string;
    readonly choices: readonly string[];
  }) => Promise<readonly string[]>;
  readonly confirm: (question: { readonly message: string }) => Promise<boolean>;
}

/** The questions of @inquirer/prompts, loaded when somebody is asked. */
export const terminalPrompts = async (signal: AbortSignal): Promise<Prompts> => {
  const { checkbox, confirm, input, select } = await import('@inquirer/prompts');
  return {
    text: ({ message, check }) =>
      input({ message, ...(check === undefined ? {} : { validate: check }) }, { signal }),
    choice: ({ message, choices }) => select({ message, choices }, { signal }),
    several: ({ message, choices }) =>
      checkbox({ message, choices: choices.map((value) => ({ value })) }, { signal }).then(
        (values) => values,
      ),
    confirm: ({ message }) => confirm({ message, default: false }, { signal }),
  };
};

const DOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/;

const checkDomain = (text: string): true | string =>
  DOMAIN.test(text) || 'Write a DNS name, such as moe.example.go.kr.';

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

const checkAddress = (text: string): true | string => {
  if (given(text) === undefined) return true;
  try {
    address(text.trim());
    return true;
  } catch {
    return 'Write a host, or host:port.';
  }
};

const ask = async (chart: Chart, options: MinistryOptions, prompts: Prompts): Promise<MinistryOptions> => {
  const { environments } = chart.valuesFiles;
  const domain = options.domain ?? (await prompts.text({ message: 'Domain:', check: checkDomain }));
  const stacks =
    options.for ??
    (environments.length === 0
      ? []
      : await prompts.several({
          message: 'For which environments? (none: for all)',
          choices: environments.map(({ name }) => name),
        }));
  const registry =
    options.registry ??
    given(await prompts.text({ message: 'Registry of its own, with its path (empty: none):' }));
  const database =
    options.database ??
    given(
      await prompts.text({
        message: 'MySQL outside the release, as host:port (empty: one in the release):',
        check: checkAddress,
      }),
    );
  const databaseCidr =
    options.databaseCidr ??
    (database === undefined
      ? undefined
      : given(await prompts.text({ message: 'Network of that MySQL, such as 192.0.2.10/32:' })));
  const existingSecrets =
    options.existingSecrets ??
    given(
      await prompts.text({
        message: 'Existing Secrets, by the start of their names (empty: generated ones):',
      }),
    );
  const size =
    options.size ??
    given(
      await prompts.text({ message: 'Size of the volume for attachments (empty: as the environment says):' }),
    );
  const quota =
    options.quota ??
    (await prompts.choice({
      message: 'Quota of its namespace:',
      choices: [
        { name: 'none', value: 'none' },
        { name: 'what the release needs at its largest', value: FITTING_QUOTA },
      ],
    }));
  const rewritePages =
    options.rewritePages ??
    (await prompts.confirm({ message: "Put its addresses in place of those in the frontends' image?" }));
  return {
    ...options,
    domain,
    for: stacks,
    rewritePages,
    ...(registry === undefined ? {} : { registry }),
    ...(database === undefined
      ? {}
      : { database: typeof database === 'string' ? address(database) : database }),
    ...(databaseCidr === undefined ? {} : { databaseCidr: [databaseCidr].flat() }),
    ...(existingSecrets === undefined ? {} : { existingSecrets }),
    ...(size === undefined ? {} : { size: typeof size === 'string' ? { attachments: size } : size }),
    ...(typeof quota === 'string' ? (quota === FITTING_QUOTA ? { quota: [quota] } : {}) : { quota }),
  };
};

const LEFT = ['ExitPromptError', 'AbortPromptError'];

/**
 * Asks for what the flags do not say.
 *
 * @returns a failure when the person leaves
 * @example const options = await askForRest(chart, flags, await terminalPrompts(signal));
 */
export const askForRest = async (
  chart: Chart,
  options: MinistryOptions,
  prompts: Prompts,
): Promise<Result<MinistryOptions>> => {
  try {
    return success(await ask(chart, options, prompts));
  } catch (error) {
    if (!(error instanceof Error) || !LEFT.includes(error.name)) throw error;
    return failure(
      problem('input', 'You left before the last question, so nothing was written.', 'Run it again.'),
    );
  }
};
