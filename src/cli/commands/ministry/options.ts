import { InvalidArgumentError, Option } from 'commander';
import type { ReportOptions } from '../../findings-report.js';
import { collect } from '../../options.js';
import { collectList } from '../../render-options.js';

export const ACTIONS = ['new', 'list', 'check'] as const;

export type Action = (typeof ACTIONS)[number];

export type Amounts = Readonly<Record<string, string>>;

/** Writes a quota that just holds the release, in place of amounts. */
export const FITTING_QUOTA = 'fit';

export interface MinistryOptions extends ReportOptions {
  readonly chart?: string;
  readonly force?: boolean;
  readonly domain?: string;
  readonly for?: readonly string[];
  readonly registry?: string;
  readonly pullSecret?: readonly string[];
  readonly quota?: readonly string[];
  readonly size?: Amounts;
  readonly existingSecrets?: string;
  readonly database?: { readonly host: string; readonly port?: number };
  readonly databaseCidr?: readonly string[];
  readonly rewritePages?: boolean;
  readonly siteId?: string;
  readonly branding?: string;
  readonly viewGroup?: readonly string[];
  readonly editGroup?: readonly string[];
  readonly deployGroup?: readonly string[];
}

/**
 * Reads `name=amount`, added to those before it.
 *
 * @example amount('mysql=20Gi', {}) // { mysql: '20Gi' }
 */
const amount = (text: string, previous: Amounts = {}): Amounts => {
  const [, name, value] = /^([^=\s]+)=(\S+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('Write a name and an amount, such as mysql=20Gi.');
  return { ...previous, [name]: value };
};

const quota = (text: string, previous?: readonly string[]): readonly string[] => {
  for (const one of text.split(',')) if (one !== FITTING_QUOTA) amount(one);
  return collectList(text, previous);
};

/**
 * Reads `host` or `host:port`.
 *
 * @example address('mysql.example.go.kr:3307') // { host: 'mysql.example.go.kr', port: 3307 }
 */
export const address = (text: string): { readonly host: string; readonly port?: number } => {
  const [, host, port] = /^([A-Za-z0-9][-A-Za-z0-9.]*)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host === undefined) throw new InvalidArgumentError('Write a host, or host:port.');
  return port === undefined ? { host } : { host, port: Number(port) };
};

/** The options of `egov-msa ministry new`. */
export const newOptions = (): readonly Option[] => [
  new Option('--domain <domain>', 'domain below which its hosts lie, such as moe.example.go.kr'),
  new Option(
    '--for <stack>',
    'environments that it is for, such as eks+production; may be repeated',
  ).argParser(collectList),
  new Option('--registry <path>', 'its registry for all images, such as registry.example.go.kr/moe'),
  new Option('--pull-secret <name>', 'Secret with an account of the registry; may be repeated').argParser(
    collect,
  ),
  new Option(
    '--quota <amounts>',
    'such as limits.cpu=40,pods=60; "fit" takes what the release needs at its largest',
  ).argParser(quota),
  new Option(
    '--size <volume=size>',
    'size of a volume: attachments, or the component that owns it; may be repeated',
  ).argParser(amount),
  new Option(
    '--existing-secrets <prefix>',
    'take passwords and keys from Secrets that are there: <prefix>-database and so on',
  ),
  new Option('--database <host:port>', 'its own MySQL in place of one in the release').argParser(address),
  new Option(
    '--database-cidr <network>',
    'network of that MySQL, such as 192.0.2.10/32, which the policies let out; may be repeated',
  ).argParser(collect),
  new Option('--rewrite-pages', "put its addresses in place of those in the frontends' image"),
  new Option('--site-id <id>', 'its site id, for an image built with placeholders'),
  new Option('--branding <name>', 'ConfigMap with its favicon.ico'),
  new Option('--view-group <name>', 'people who see everything but Secrets; may be repeated').argParser(
    collect,
  ),
  new Option('--edit-group <name>', 'people who restart and scale; may be repeated').argParser(collect),
  new Option('--deploy-group <name>', 'people who upgrade the release; may be repeated').argParser(collect),
  new Option('--force', 'write over the file of a ministry that is there'),
];
