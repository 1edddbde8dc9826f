import type { ValuesFile } from '../chart/index.js';
import type { JsonObject } from '../yaml/index.js';

/** What distinguishes a ministry from others. */
export type Shape =
  | 'own registry'
  | 'external database'
  | 'external broker'
  | 'existing Secrets'
  | 'quota'
  | 'mesh'
  | 'autoscaled'
  | 'own pages';

/** A ministry, from its values file alone. */
export interface Ministry extends ValuesFile {
  /** The environments of each stack that it is for; undefined for all. */
  readonly stacks: readonly (readonly string[])[] | undefined;
  readonly values: JsonObject;
  readonly domain: string | undefined;
  readonly registry: string | undefined;
  /** `host:port` of a database outside the release. */
  readonly database: string | undefined;
  /** What the quota gives, by resource. */
  readonly quota: Readonly<Record<string, string>>;
  readonly shapes: readonly Shape[];
}

/** What a new ministry is asked for. */
export interface MinistryAnswers {
  readonly name: string;
  readonly domain: string;
  /** Stacks of environments that it is for, such as `eks+production`; none for all. */
  readonly stacks: readonly string[];
  readonly registry?: string;
  readonly pullSecrets: readonly string[];
  /** Amounts by resource, such as `limits.memory`. */
  readonly quota: Readonly<Record<string, string>>;
  /** Sizes of volumes, by `attachments` or the component that owns them. */
  readonly sizes: Readonly<Record<string, string>>;
  /** Secrets that exist are named after it: `moe` for `moe-database`, `moe-token` and so on. */
  readonly existingSecrets?: string;
  readonly database?: {
    readonly host: string;
    readonly port?: number;
    /** Networks that it lies in, for the network policies. */
    readonly cidrs?: readonly string[];
  };
  /** Rewrites the addresses in the frontends' pages. */
  readonly rewritePages: boolean;
  readonly siteId?: string;
  /** ConfigMap with the logo and the icon. */
  readonly branding?: string;
  /** Groups of people, by the level of their rights. */
  readonly groups: Readonly<Partial<Record<'view' | 'edit' | 'deploy', readonly string[]>>>;
}
