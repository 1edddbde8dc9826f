import type { ManifestObject } from '../../manifest/index.js';
import { dataPath } from '../carry/database.js';
import { originalReplicas } from '../original.js';
import { referenceTo } from '../recognise.js';
import type { ObjectReference } from '../types.js';
import { BUILD_SERVER, DATABASE, SHARED_CLAIM, SHARED_USERS } from '../upstream.js';
import { isReached, type Draft, type StepsSource } from './source.js';

const podsOf = ({ snapshot }: StepsSource, base: string): readonly ManifestObject[] =>
  snapshot.live.ofKind('Pod').filter(({ metadata }) => metadata.labels['name'] === `${base}-pod`);

const stopOf = (
  source: StepsSource,
  bases: readonly string[],
): { readonly objects: readonly ObjectReference[]; readonly stopped: boolean; readonly back: string } => {
  const namespace = source.snapshot.live.namespace;
  const found = source.components.filter(({ upstream }) => bases.includes(upstream.base));
  const workloads = found.flatMap(({ workload }) => workload ?? []);
  return {
    objects: workloads.map(referenceTo),
    stopped:
      workloads.every(({ document }) => document.spec.replicas === 0) &&
      found.every(({ upstream }) => podsOf(source, upstream.base).length === 0),
    back: workloads
      .map(
        (workload) =>
          `kubectl scale ${workload.kind.toLowerCase()}/${workload.metadata.name} --replicas=${String(originalReplicas(workload))} --namespace ${namespace}`,
      )
      .join('\n'),
  };
};

/** A volume of one node cannot be mounted by old and new pods, which may be on two. */
export const stopSharedSteps = (source: StepsSource): readonly Draft[] => {
  const modes =
    source.snapshot.live.find('PersistentVolumeClaim', SHARED_CLAIM)?.document.spec.accessModes ?? [];
  const { objects, stopped, back } = stopOf(source, SHARED_USERS);
  if (modes.length === 0 || modes.includes('ReadWriteMany') || objects.length === 0) return [];
  return [
    {
      id: 'stop-shared',
      title: `Stop the old ${SHARED_USERS.join(' and ')}`,
      details: [`Claim ${SHARED_CLAIM} is ${modes.join(', ')}: the pods of one node only can have it.`],
      interruption: 'Boards, contents and uploads, until the entries are switched.',
      back,
      done: stopped || isReached(source, 'entries'),
      action: { type: 'stop', objects },
    },
  ];
};

export const stopDataSteps = (source: StepsSource): readonly Draft[] => {
  const stop = stopOf(source, [DATABASE.base, BUILD_SERVER.base]);
  if (stop.objects.length === 0) return [];
  const names = stop.objects.map(({ name }) => name).join(' and ');
  return [
    {
      id: 'stop-data',
      title: `Stop the old ${names}`,
      details: [
        'Two servers on one data directory would destroy it, so the old one ends before the new one starts. The claims stay.',
      ],
      interruption: 'The database and with it the whole system, until the next step is ready: minutes.',
      back: stop.back,
      done: stop.stopped || isReached(source, 'database'),
      needsDump: ['through-8.0', 'direct'].includes(dataPath(source.database)),
      action: { type: 'stop', objects: stop.objects },
    },
  ];
};
