import { podTemplateOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { podReferences, type Reference } from '../references/index.js';
import { isLasting } from './pods.js';

/** A ConfigMap or Secret of the release that the pods of a workload use. */
export interface UsedConfig {
  readonly workload: ManifestObject;
  readonly config: ManifestObject;
}

const CONFIG_KINDS = ['ConfigMap', 'Secret'];

/** A Secret with registry accounts is read by the kubelet at each pull, not by the program. */
const isRead = ({ kind, path }: Reference): boolean =>
  CONFIG_KINDS.includes(kind) && !path.includes('.imagePullSecrets');

/**
 * The configuration of the release's own that its lasting workloads read, each pair once.
 *
 * @example usedConfigs(release).map(({ workload, config }) => `${workload.metadata.name} ${config.metadata.name}`)
 */
export function usedConfigs(release: Release): readonly UsedConfig[] {
  const known = used.get(release) ?? findUsed(release);
  used.set(release, known);
  return known;
}

const used = new WeakMap<Release, readonly UsedConfig[]>();

const findUsed = (release: Release): readonly UsedConfig[] => {
  const pairs = new Map<string, UsedConfig>();
  for (const reference of podReferences(release)) {
    const config = release.find(reference.kind, reference.name, reference.namespace);
    if (config === undefined || !isRead(reference) || !isLasting(reference.from)) continue;
    const { from: workload } = reference;
    const key = [workload, config].map(({ kind, metadata }) => `${kind}/${metadata.name}`).join(' ');
    pairs.set(key, { workload, config });
  }
  return [...pairs.values()];
};

const CHECKSUM_KEY = /(?:^|[./-])(?:checksum|sha256|hash)(?:[./-]|$)/i;
const DIGEST = /^[0-9a-f]{8,128}$/i;
/** Reloader restarts the pods itself: https://github.com/stakater/Reloader */
const RELOADER_KEY = /^(?:secret\.|configmap\.)?reloader\.stakater\.com\//;
/** A name that changes with the content makes the pod template change too. */
const HASHED_NAME = /-(?=[0-9a-f]*\d)[0-9a-f]{8,}$/;

/**
 * The digests in a pod template's annotations, by key.
 *
 * @example checksumsOf(deployment).get('checksum/config')
 */
export const checksumsOf = (workload: ManifestObject): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(podTemplateOf(workload)?.metadata?.annotations ?? {}).filter(
      ([key, value]) => CHECKSUM_KEY.test(key) && DIGEST.test(value),
    ),
  );

/**
 * Tells whether something other than a checksum restarts the pods when the configuration changes.
 *
 * @example restartsOtherwise({ workload, config })
 */
export const restartsOtherwise = ({ workload, config }: UsedConfig): boolean =>
  HASHED_NAME.test(config.metadata.name) ||
  [workload.metadata.annotations, podTemplateOf(workload)?.metadata?.annotations ?? {}].some((annotations) =>
    Object.keys(annotations).some((key) => RELOADER_KEY.test(key)),
  );
