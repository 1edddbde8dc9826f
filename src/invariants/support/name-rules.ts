/** Forms of names: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */

export interface NameForm {
  readonly pattern: RegExp;
  readonly most: number;
  readonly description: string;
}

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';

export const DNS_LABEL: NameForm = {
  pattern: new RegExp(`^${LABEL}$`),
  most: 63,
  description: 'lower-case letters, digits and hyphens',
};

export const DNS_SUBDOMAIN: NameForm = {
  pattern: new RegExp(`^${LABEL}(?:\\.${LABEL})*$`),
  most: 253,
  description: 'lower-case letters, digits, hyphens and dots',
};

/** Host names of pods begin with it and are cut at 63, after which those of two workloads look alike. */
const DEPLOYMENT_MOST = 63;
/** The label controller-revision-hash holds the name, a hyphen and a hash of up to 10: https://github.com/kubernetes/kubernetes/issues/64023 */
const STATEFUL_SET_MOST = 52;
/** The controller appends 11 characters: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
const CRON_JOB_MOST = 52;
/** The name becomes the value of a label, batch.kubernetes.io/job-name. */
const JOB_MOST = 63;

const label = (most: number): NameForm => ({ ...DNS_LABEL, most });

/** Kinds whose names are narrower than a DNS subdomain. */
const NAME_FORMS: Readonly<Record<string, NameForm>> = {
  Service: DNS_LABEL,
  Namespace: DNS_LABEL,
  Deployment: { ...DNS_SUBDOMAIN, most: DEPLOYMENT_MOST },
  DaemonSet: { ...DNS_SUBDOMAIN, most: DEPLOYMENT_MOST },
  StatefulSet: label(STATEFUL_SET_MOST),
  CronJob: { ...DNS_SUBDOMAIN, most: CRON_JOB_MOST },
  Job: { ...DNS_SUBDOMAIN, most: JOB_MOST },
};

/** Role names are path segments, which allow more: colons and upper case. */
const PATH_SEGMENT: NameForm = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  most: 253,
  description: 'anything but / and %',
};

const RBAC_KINDS = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

export const CONTAINER_PORT_NAME: NameForm = {
  // IANA_SVC_NAME: at least one letter, no two hyphens in a row.
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/,
  most: 15,
  description: 'lower-case letters, digits and single hyphens, one letter at least',
};

export const LABEL_VALUE: NameForm = {
  pattern: /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  most: 63,
  description: 'letters, digits, hyphens, underscores and dots, with a letter or digit at both ends',
};

export const CONFIG_KEY: NameForm = {
  pattern: /^(?!\.{1,2}$)[-._a-zA-Z0-9]+$/,
  most: 253,
  description: 'letters, digits, hyphens, underscores and dots',
};

/**
 * The form that the names of a kind take.
 *
 * @example nameFormOf('StatefulSet').most // 52
 */
export const nameFormOf = (kind: string): NameForm =>
  NAME_FORMS[kind] ?? (RBAC_KINDS.includes(kind) ? PATH_SEGMENT : DNS_SUBDOMAIN);

/**
 * What is wrong with a name.
 *
 * @returns undefined when it has the form
 * @example faultOfName('Egov', DNS_LABEL)
 */
export function faultOfName(name: string, { pattern, most, description }: NameForm): string | undefined {
  if (name.length > most) return `has ${name.length} characters, ${most} at most`;
  return pattern.test(name) ? undefined : `is not made of ${description}`;
}

/**
 * What is wrong with the key of a label or annotation: an optional DNS subdomain, a slash and a name.
 *
 * @returns undefined when it has the form
 * @example faultOfKey('app.kubernetes.io/name') // undefined
 */
export function faultOfKey(key: string): string | undefined {
  const known = keyFaults.get(key) ?? { fault: findKeyFault(key) };
  keyFaults.set(key, known);
  return known.fault;
}

/** A release says the same few keys some thousand times. */
const keyFaults = new Map<string, { readonly fault: string | undefined }>();

const findKeyFault = (key: string): string | undefined => {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (name === '') return 'has no name';
  return (
    (prefix === undefined ? undefined : faultOfName(prefix, DNS_SUBDOMAIN)) ?? faultOfName(name, LABEL_VALUE)
  );
};
