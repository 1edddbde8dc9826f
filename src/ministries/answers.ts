import type { JsonObject, JsonValue } from '../yaml/index.js';
import type { MinistryAnswers } from './types.js';

/** What an image for many ministries is built with; docs/ministries.md has the command. */
export const PLACEHOLDERS = {
  publicUrl: 'http://egov-public-url.invalid',
  apiUrl: 'http://egov-api-url.invalid',
  siteId: 'egov-site-id',
} as const;

/** Shared Secrets that the services read, by their key under `global`. */
const SECRETS = ['database', 'messaging', 'eureka', 'token', 'encryption', 'elasticsearch'] as const;

/** Files of a branding ConfigMap that every frontend has a place for. */
const BRANDING_FILES = { 'favicon.ico': 'favicon.ico' } as const;

const isEmpty = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Leaves out what is empty, so that the file holds only what was answered. */
const filled = (values: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, JsonValue] => entry[1] !== undefined && !isEmpty(entry[1]),
    ),
  );

const globalValues = (answers: MinistryAnswers): JsonObject => {
  const { domain, registry, pullSecrets, sizes, existingSecrets, database } = answers;
  const secret = (of: string): JsonObject =>
    existingSecrets === undefined ? {} : { existingSecret: `${existingSecrets}-${of}` };
  const address =
    database === undefined
      ? {}
      : filled({ host: database.host, port: database.port, cidrs: [...(database.cidrs ?? [])] });
  return filled({
    domain,
    imageRegistry: registry,
    imagePullSecrets: pullSecrets,
    secrets: existingSecrets === undefined ? undefined : { generate: false },
    storage: sizes['attachments'] === undefined ? undefined : { shared: { size: sizes['attachments'] } },
    ...Object.fromEntries(
      SECRETS.map((of) => [of, { ...(of === 'database' ? address : {}), ...secret(of) }]),
    ),
  });
};

const siteValues = (
  host: string,
  { domain, rewritePages, siteId, branding }: MinistryAnswers,
): JsonObject => {
  const addresses = { publicUrl: `https://${host}.${domain}`, apiUrl: `https://api.${domain}` };
  const site = filled({
    ...(rewritePages ? addresses : {}),
    ...(siteId === undefined ? {} : { siteId, baked: PLACEHOLDERS }),
    branding: branding === undefined ? undefined : { configMap: branding, files: BRANDING_FILES },
  });
  return filled({ site });
};

/**
 * The values of a new ministry.
 *
 * @example ministryValues(answers)
 */
export const ministryValues = (answers: MinistryAnswers): JsonObject => {
  const { name, quota, sizes, database, groups, existingSecrets } = answers;
  const operators = filled(
    Object.fromEntries(Object.entries(groups).map(([level, names]) => [level, filled({ groups: names })])),
  );
  const volumes = Object.entries(sizes).filter(([of]) => of !== 'attachments');
  const components: Record<string, JsonObject> = {
    ...Object.fromEntries(volumes.map(([of, size]) => [of, { persistence: { size } }])),
    ...(database === undefined ? {} : { mysql: { enabled: false } }),
    ...(existingSecrets === undefined
      ? {}
      : { jenkins: { admin: { existingSecret: `${existingSecrets}-jenkins` } } }),
  };
  return filled({
    tenancy: filled({ ministry: name, quota: filled({ hard: quota }), operators }),
    global: globalValues(answers),
    portal: siteValues('www', answers),
    admin: siteValues('admin', answers),
    ...components,
  });
};
