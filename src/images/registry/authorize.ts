import { isJsonObject, type JsonValue } from '../../yaml/index.js';
import type { RegistryAccount } from './types.js';

const PARAMETER = /(\w+)="([^"]*)"/g;

const basic = ({ username, password }: RegistryAccount): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const tokenOf = (answer: JsonValue): string | undefined => {
  if (!isJsonObject(answer)) return undefined;
  const token = answer['token'] ?? answer['access_token'];
  return typeof token === 'string' ? token : undefined;
};

/**
 * Answers the challenge of a registry: with the account itself, or with a token that its token service gives for it or
 * for nobody.
 *
 * @param challenge - the header WWW-Authenticate
 * @param account - is sent over an encrypted connection only, unless the registry itself has none
 * @param request - for the token service
 * @returns the header Authorization; undefined when nothing answers the challenge
 * @see https://distribution.github.io/distribution/spec/auth/token/
 * @example await authorize('Basic realm="registry"', account, fetch)
 */
export const authorize = async (
  challenge: string,
  account: RegistryAccount | undefined,
  request: (url: URL, headers: Readonly<Record<string, string>>) => Promise<Response>,
): Promise<string | undefined> => {
  if (/^basic\b/i.test(challenge)) return account === undefined ? undefined : basic(account);
  if (!/^bearer\b/i.test(challenge)) return undefined;
  const { realm, ...rest } = Object.fromEntries(
    [...challenge.matchAll(PARAMETER)].map(([, name = '', value = '']) => [name, value]),
  );
  if (realm === undefined || !URL.canParse(realm)) return undefined;
  const url = new URL(realm);
  for (const name of ['service', 'scope']) {
    const value = rest[name];
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const answer = await request(url, account === undefined ? {} : { Authorization: basic(account) });
  const token = answer.ok ? tokenOf((await answer.json()) as JsonValue) : undefined;
  return token === undefined ? undefined : `Bearer ${token}`;
};
