import type { MinistryAnswers } from '../../../ministries/index.js';
import { FITTING_QUOTA, type MinistryOptions } from './options.js';

/** Whether the quota is to be what the release needs. */
export const fitsQuota = ({ quota = [] }: MinistryOptions): boolean => quota.includes(FITTING_QUOTA);

const amountsOf = (quota: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    quota
      .filter((one) => one !== FITTING_QUOTA)
      .map((one): [string, string] => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  );

const groupsOf = ({ viewGroup, editGroup, deployGroup }: MinistryOptions): MinistryAnswers['groups'] => ({
  ...(viewGroup === undefined ? {} : { view: viewGroup }),
  ...(editGroup === undefined ? {} : { edit: editGroup }),
  ...(deployGroup === undefined ? {} : { deploy: deployGroup }),
});

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/** An address is a network of itself. */
const networksOf = ({ databaseCidr = [] }: MinistryOptions, host: string): readonly string[] =>
  databaseCidr.length === 0 && IPV4.test(host) ? [`${host}/32`] : databaseCidr;

/**
 * What the flags say of a ministry; the rest is left out.
 *
 * @example answersOf('moe', { domain: 'moe.example.go.kr', output: 'text' })
 */
export const answersOf = (name: string, options: MinistryOptions, domain: string): MinistryAnswers => {
  const { registry, existingSecrets, database, siteId, branding } = options;
  return {
    name,
    domain,
    stacks: options.for ?? [],
    pullSecrets: options.pullSecret ?? [],
    quota: amountsOf(options.quota ?? []),
    sizes: options.size ?? {},
    rewritePages: options.rewritePages ?? siteId !== undefined,
    groups: groupsOf(options),
    ...(registry === undefined ? {} : { registry }),
    ...(existingSecrets === undefined ? {} : { existingSecrets }),
    ...(database === undefined
      ? {}
      : { database: { ...database, cidrs: networksOf(options, database.host) } }),
    ...(siteId === undefined ? {} : { siteId }),
    ...(branding === undefined ? {} : { branding }),
  };
};
