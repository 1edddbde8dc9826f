import type { ManifestObject } from '../../manifest/index.js';
import { dataPath } from '../carry/database.js';
import { findSharedObjects, referenceTo } from '../recognise.js';
import type { Action } from '../types.js';
import { DATABASE } from '../upstream.js';
import { planAliases } from './entries.js';
import type { Draft, StepsSource } from './source.js';

const removal = (
  id: string,
  title: string,
  objects: readonly ManifestObject[],
  details: readonly string[],
  successor?: string,
): readonly Draft[] => {
  if (objects.length === 0) return [];
  const action: Action = {
    type: 'remove',
    objects: objects.map(referenceTo),
    ...(successor === undefined ? {} : { successor }),
  };
  const list = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ');
  return [
    {
      id,
      title,
      details: [`${list}.`, ...details],
      back: 'Apply upstream\u2019s files again; nothing that holds data goes.',
      done: false,
      action,
    },
  ];
};

export const removeSteps = (source: StepsSource): readonly Draft[] => {
  const aliases = planAliases(source).map(({ service }) => service);
  const each = source.components.flatMap(({ upstream, workload, service, autoscaler, others }) => {
    const own = service !== undefined && !aliases.includes(service.metadata.name) ? [service] : [];
    const objects: readonly ManifestObject[] = [
      ...(autoscaler === undefined ? [] : [autoscaler]),
      ...(workload === undefined ? [] : [workload]),
      ...own,
      ...others,
    ];
    const external = upstream === DATABASE && dataPath(source.database) === 'none';
    return removal(
      `remove-${upstream.base}`,
      `Remove the old ${upstream.base}`,
      objects,
      [`Only once ${source.request.release}'s ${upstream.component} is ready.`],
      external ? undefined : upstream.component,
    );
  });
  return [
    ...each,
    ...removal(
      'remove-settings',
      'Remove the settings that the old workloads shared',
      findSharedObjects(source.snapshot.live),
      ['Nothing reads them any more.'],
    ),
  ];
};
