import { isFailure, success, type Result } from '../../result/index.js';
import { originalService } from '../original.js';
import { COMPLETE_ANNOTATION } from '../steps/index.js';
import type { AdoptionPlan, Alias, NamespaceSnapshot } from '../types.js';
import { databaseSecret } from '../values.js';
import { aliasPatch, patchObject, restorePatch } from './patches.js';
import type { ActionOf, AdoptionTools } from './tools.js';

const SERVICE = { apiVersion: 'v1', kind: 'Service' };

const switchAlias = async (
  { service: name, component }: Alias,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<void> => {
  const service = live.find('Service', name);
  if (service === undefined) return;
  await patchObject(connection, live.namespace, { ...SERVICE, name }, aliasPatch(live, service, component));
};

const restoreAlias = async (
  { service: name }: Alias,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<void> => {
  const service = live.find('Service', name);
  if (service === undefined) return;
  await patchObject(
    connection,
    live.namespace,
    { ...SERVICE, name },
    restorePatch(service, originalService(service)),
  );
};

/** Brings the release to a stage; the old Services that it replaces get back what they were when it fails. */
export const release = async (
  { stage, aliases }: ActionOf<'release'>,
  plan: AdoptionPlan,
  snapshot: NamespaceSnapshot,
  tools: AdoptionTools,
): Promise<Result<undefined>> => {
  const { live } = snapshot;
  for (const alias of aliases) await switchAlias(alias, snapshot, tools);
  const deployed = await tools.deploy(plan.values[stage]);
  const now = await tools.read();
  if (isFailure(now)) return now;
  if (isFailure(deployed)) {
    for (const alias of aliases) await restoreAlias(alias, now.value, tools);
    return deployed;
  }
  // What the release has only now (Jenkins) can be led to only now.
  for (const alias of aliases) await switchAlias(alias, now.value, tools);
  if (stage !== 'whole') return success(undefined);
  const secret = { apiVersion: 'v1', kind: 'Secret', name: databaseSecret(plan.release) };
  await patchObject(tools.connection, live.namespace, secret, {
    annotations: { [COMPLETE_ANNOTATION]: 'true' },
  });
  return success(undefined);
};
