import type { JsonObject } from '../../yaml/index.js';
import { objectAt, objectsAt, textsAt, valueAt } from '../support/index.js';
import type { Identity } from './mesh.js';

/** One connection as a sidecar sees it. */
export interface Connection {
  /** Undefined without mutual TLS. */
  readonly identity: Identity | undefined;
  readonly port: number;
}

/** How sure a rule is to match: a path or a header decides for some requests only. */
export type Match = 'always' | 'sometimes' | 'never';

const PRINCIPAL = /(?:^|\/)ns\/(?<namespace>[^/]+)\/sa\/(?<account>[^/]+)$/;

/**
 * Tells whether a text meets a value of a policy: equal, by its beginning (`abc*`), its end (`*abc`), or any (`*`).
 *
 * @see https://istio.io/latest/docs/concepts/security/#value-matching
 * @example meets('web-1', 'web-*') // true
 */
export function meets(text: string, value: string): boolean {
  if (value === '*') return text !== '';
  if (value.startsWith('*')) return text.endsWith(value.slice(1));
  return value.endsWith('*') ? text.startsWith(value.slice(0, -1)) : text === value;
}

// `cluster.local` stands for whatever trust domain the mesh has, so trust domains are left out of the comparison.
const meetsPrincipal = ({ namespace, account }: Identity, value: string): boolean => {
  const named = PRINCIPAL.exec(value)?.groups;
  if (named === undefined || value.startsWith('*'))
    return meets(`cluster.local/ns/${namespace}/sa/${account}`, value);
  return meets(namespace, named['namespace'] ?? '') && meets(account, named['account'] ?? '');
};

const meetsAccount = ({ namespace, account }: Identity, value: string, own: string): boolean =>
  value === (value.includes('/') ? `${namespace}/${account}` : account) &&
  (value.includes('/') || namespace === own);

type Test = (value: string) => boolean;

const listed = (source: JsonObject, key: string, test: Test): boolean => {
  const values = textsAt(source, key);
  return values.length === 0 || values.some(test);
};

const unlisted = (source: JsonObject, key: string, test: Test): boolean => !textsAt(source, key).some(test);

const UNKNOWN_SOURCES = [
  'requestPrincipals',
  'notRequestPrincipals',
  'ipBlocks',
  'notIpBlocks',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
];
const UNKNOWN_OPERATIONS = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];

const sureness = (matches: boolean, part: JsonObject, unknown: readonly string[]): Match => {
  if (!matches) return 'never';
  return unknown.some((key) => valueAt(part, key) !== undefined) ? 'sometimes' : 'always';
};

const matchSource = (source: JsonObject, { identity }: Connection, own: string): Match => {
  const is = (test: (identity: Identity, value: string) => boolean): Test => {
    return (value) => identity !== undefined && test(identity, value);
  };
  const principal = is(meetsPrincipal);
  const namespace = is((one, value) => meets(one.namespace, value));
  const account = is((one, value) => meetsAccount(one, value, own));
  const matches =
    listed(source, 'principals', principal) &&
    unlisted(source, 'notPrincipals', principal) &&
    listed(source, 'namespaces', namespace) &&
    unlisted(source, 'notNamespaces', namespace) &&
    listed(source, 'serviceAccounts', account) &&
    unlisted(source, 'notServiceAccounts', account);
  return sureness(matches, source, UNKNOWN_SOURCES);
};

const matchOperation = (operation: JsonObject, { port }: Connection): Match => {
  const isPort: Test = (value) => value === String(port);
  const matches = listed(operation, 'ports', isPort) && unlisted(operation, 'notPorts', isPort);
  return sureness(matches, operation, UNKNOWN_OPERATIONS);
};

const best = (matches: readonly Match[]): Match => {
  if (matches.length === 0 || matches.includes('always')) return 'always';
  return matches.includes('sometimes') ? 'sometimes' : 'never';
};

/**
 * Tells whether a rule matches a connection: any of its sources, any of its operations, and all of its conditions.
 *
 * @param own - namespace of the policy
 * @example matchRule({ from: [{ source: { namespaces: ['egov'] } }] }, { identity, port: 8080 }, 'egov')
 */
export function matchRule(rule: JsonObject, connection: Connection, own: string): Match {
  const source = best(
    objectsAt(rule, 'from').map((from) => matchSource(objectAt(from, 'source'), connection, own)),
  );
  const operation = best(
    objectsAt(rule, 'to').map((to) => matchOperation(objectAt(to, 'operation'), connection)),
  );
  if (source === 'never' || operation === 'never') return 'never';
  const isSure = source === 'always' && operation === 'always' && objectsAt(rule, 'when').length === 0;
  return isSure ? 'always' : 'sometimes';
}

const namedBy = (source: JsonObject, own: string): readonly Identity[] => [
  ...textsAt(source, 'principals').flatMap((value): Identity[] => {
    const { namespace, account } = PRINCIPAL.exec(value)?.groups ?? {};
    return namespace === undefined || account === undefined ? [] : [{ namespace, account }];
  }),
  ...textsAt(source, 'namespaces').map((namespace) => ({ namespace, account: 'some-account' })),
  ...textsAt(source, 'serviceAccounts').map((value) => {
    const [first = '', account] = value.split('/');
    return account === undefined ? { namespace: own, account: first } : { namespace: first, account };
  }),
];

/**
 * Identities that the rules of a policy mean, whether or not the release has them; wildcards stand as they are.
 *
 * @param own - namespace of the policy
 * @example identitiesIn([{ from: [{ source: { namespaces: ['edge'] } }] }], 'egov') // [{ namespace: 'edge', account: 'some-account' }]
 */
export const identitiesIn = (rules: readonly JsonObject[], own: string): readonly Identity[] =>
  rules.flatMap((rule) => objectsAt(rule, 'from').flatMap((from) => namedBy(objectAt(from, 'source'), own)));
