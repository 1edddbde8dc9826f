import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject, type JsonValue } from '../../yaml/index.js';
import type { RegistryAccount } from './types.js';

/** Docker Hub's accounts stand under the address of its first interface. */
const DOCKER_HUB = 'https://index.docker.io/v1/';

const decode = (auth: JsonValue | undefined): RegistryAccount | undefined => {
  if (typeof auth !== 'string') return undefined;
  const [username = '', ...password] = Buffer.from(auth, 'base64').toString('utf8').split(':');
  return username === '' ? undefined : { username, password: password.join(':') };
};

/**
 * Reads the accounts that `docker login`, `crane auth login` and `skopeo login --compat-auth-file` keep; credential
 * helpers are not asked.
 *
 * @param environment - DOCKER_CONFIG names another directory than ~/.docker
 * @returns finds the account of a host; a missing or unreadable file has none
 * @see https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md
 * @example readAccounts()('registry.example.go.kr')?.username
 */
export const readAccounts = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ((host: string) => RegistryAccount | undefined) => {
  const directory = environment['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  const read = (): JsonValue => {
    try {
      return JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')) as JsonValue;
    } catch {
      return {};
    }
  };
  const configuration = read();
  const auths = isJsonObject(configuration) ? configuration['auths'] : undefined;
  return (host) => {
    const entry = isJsonObject(auths) ? auths[host === 'docker.io' ? DOCKER_HUB : host] : undefined;
    return isJsonObject(entry) ? decode(entry['auth']) : undefined;
  };
};
