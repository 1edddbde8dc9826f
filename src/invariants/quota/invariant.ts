import type { ManifestObject, Release, ResourceRequirements } from '../../manifest/index.js';
import { formatQuantity } from '../../quantities/index.js';
import { isJsonObject } from '../../yaml/index.js';
import { nameOf, namespaceOf, objectAt, valueAt } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';
import { milliOf } from './amounts.js';
import { releaseNeeds } from './needs.js';

/** Resources of what the cluster adds to each pod, as JSON. */
const INJECTED = 'egov-msa.io/injected';

/** Short names that a quota has for requests. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  storage: 'requests.storage',
};

const injectedBy = ({ metadata }: ManifestObject): ResourceRequirements => {
  try {
    const parsed: unknown = JSON.parse(metadata.annotations[INJECTED] ?? '{}');
    return isJsonObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
};

/** A quota with scopes counts some pods only, which the manifests do not tell. */
const isWhole = ({ document }: ManifestObject): boolean =>
  valueAt(document, 'spec', 'scopes') === undefined &&
  valueAt(document, 'spec', 'scopeSelector') === undefined;

const describe = (name: string, milli: number): string =>
  Number.isFinite(milli) ? formatQuantity(name, milli) : 'one for each node';

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const inspectQuota = (release: Release, quota: ManifestObject): readonly Violation[] => {
  const needs = releaseNeeds(release, injectedBy(quota));
  return Object.entries(objectAt(quota.document, 'spec', 'hard')).flatMap(([name, hard]): Violation[] => {
    const needed = needs.get(LONG_NAMES[name] ?? name) ?? 0;
    if (needed <= milliOf(hard)) return [];
    const amount = describe(name, needed);
    return [
      {
        object: quota,
        path: `spec.hard.${name}`,
        subject: name,
        message: `${nameOf(quota)} gives ${name} ${valueText(hard)}, but the release needs ${amount} at its largest size.`,
        hint: `Raise it to ${amount}, or lower replicas, the autoscalers' maxima, resources or volumes.`,
      },
    ];
  });
};

/** The quota of the namespace holds the release at its largest. */
export const quotaFits: ReleaseInvariant = {
  rule: 'quota-fits',
  scope: 'release',
  title: 'The quota holds the release with every autoscaler at its maximum and all Deployments rolling',
  why: 'What is beyond the quota is refused when load or an upgrade asks for it, and a rollout then stands still.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  inspect: (release) =>
    release
      .ofKind<string>('ResourceQuota')
      .filter((quota) => namespaceOf(release, quota) === release.namespace && isWhole(quota))
      .flatMap((quota) => inspectQuota(release, quota)),
};
