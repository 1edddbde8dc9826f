import { containerOf, type Release } from '../../manifest/index.js';
import type { FoundComponent } from '../recognise.js';
import type { AdoptionRequest, NamespaceSnapshot } from '../types.js';
import { APPLICATIONS, BUILT_IN_PASSWORD, DATABASE } from '../upstream.js';

/** The last server of the series that reads data of 5.7 and writes data that 8.4 reads. */
export const STEPPING_STONE = '8.0.44';

/** Account of the services in upstream's files. */
export const DEFAULT_USERNAME = 'msaportal';

/** What is known of the database that the old services use. */
export interface DatabaseFacts {
  /** In the namespace, or outside it. */
  readonly host: string;
  readonly isInside: boolean;
  /** Undefined where nothing tells; then it is the chart's default, which is upstream's. */
  readonly name?: string;
  readonly username?: string;
  readonly password: string;
  /** Where the password was found, for the plan. */
  readonly passwordSource: string;
  /** Major and minor version of the server that wrote the data; undefined when nothing tells. */
  readonly version?: string;
}

const decode = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

const isPrintable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/**
 * The password that a Secret's value stands for. Some encode it before they put it into `data`, where it is encoded
 * again: what is left after one decoding is then itself Base64 of a printable word.
 *
 * @returns the password, and whether it was encoded twice
 * @example readPassword('YlhOaGNHOXlkR0Zz') // { password: 'msaportal', twice: true }
 */
export const readPassword = (encoded: string): { readonly password: string; readonly twice: boolean } => {
  const once = decode(encoded).replace(/\r?\n$/, '');
  const again = decode(once);
  const twice = isPrintable(again) && Buffer.from(again, 'utf8').toString('base64') === once;
  return { password: twice ? again : once, twice };
};

const literalOf = (components: readonly FoundComponent[], variable: string): string | undefined =>
  components
    .filter(({ upstream }) => APPLICATIONS.includes(upstream))
    .flatMap(({ workload }) => (workload === undefined ? [] : (containerOf(workload)?.env ?? [])))
    .find(({ name, value }) => name === variable && value !== undefined)?.value;

const passwordOf = (
  live: Release,
  components: readonly FoundComponent[],
): Pick<DatabaseFacts, 'password' | 'passwordSource'> => {
  const literal = literalOf(components, 'DB_PASSWORD');
  if (literal !== undefined) return { password: literal, passwordSource: 'DB_PASSWORD of the services' };
  const encoded = live.find('Secret', 'mysql-secret')?.document.data?.['mysql-password'];
  if (encoded === undefined)
    return { password: BUILT_IN_PASSWORD, passwordSource: "upstream's built-in default" };
  const { password, twice } = readPassword(encoded);
  return { password, passwordSource: `Secret mysql-secret${twice ? ', where it is encoded twice' : ''}` };
};

const versionOf = (found: FoundComponent | undefined): string | undefined => {
  const image = found?.workload === undefined ? undefined : containerOf(found.workload)?.image;
  return /:(?:v)?(\d+\.\d+)/.exec(image ?? '')?.[1];
};

/**
 * Gathers what the release must know to use the old database.
 *
 * @example databaseFacts(snapshot, components, request).version // '5.7'
 */
export const databaseFacts = (
  { live, release }: NamespaceSnapshot,
  components: readonly FoundComponent[],
  { mysqlVersion }: AdoptionRequest,
): DatabaseFacts => {
  const found = components.find(({ upstream }) => upstream === DATABASE);
  const settings = live.find('ConfigMap', 'mysql-configmap')?.document.data ?? {};
  const isInside =
    found?.workload !== undefined || live.find('PersistentVolumeClaim', DATABASE.claim ?? '') !== undefined;
  // Once the old settings are gone, the release has them.
  const global = release?.values['global'] as { readonly database?: { readonly host?: string } } | undefined;
  const named =
    live.find('ConfigMap', 'backend-configmap')?.document.data?.['MYSQL_HOSTNAME'] ?? global?.database?.host;
  const version = mysqlVersion ?? versionOf(found);
  const name = settings['mysql-database'];
  const username = literalOf(components, 'DB_USERNAME') ?? settings['mysql-user'];
  return {
    host: isInside ? DATABASE.base : (named ?? DATABASE.base),
    isInside,
    ...passwordOf(live, components),
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(version === undefined ? {} : { version }),
  };
};

/** What has to happen to the data before the release's own server, of the series 8.4, reads them. */
export type DataPath = 'none' | 'direct' | 'through-8.0' | 'unknown' | 'too-new' | 'too-old';

/**
 * Decides how the data get to MySQL 8.4, which reads what 8.0 and 8.4 wrote and nothing else.
 *
 * @see https://dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html
 * @example dataPath({ isInside: true, version: '5.7' }) // 'through-8.0'
 */
export const dataPath = ({ isInside, version }: Pick<DatabaseFacts, 'isInside' | 'version'>): DataPath => {
  if (!isInside) return 'none';
  if (version === undefined) return 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (version === '5.7') return 'through-8.0';
  if (major < 8) return 'too-old';
  return major > 8 || minor > 4 ? 'too-new' : 'direct';
};
