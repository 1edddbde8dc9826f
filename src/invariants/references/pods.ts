import { podSpecOf, workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { namespaceOf, podPathOf, textAt } from '../support/index.js';
import { environmentReferences } from './environment.js';
import type { Reference } from './types.js';
import { volumeReferences } from './volumes.js';

const accountReferences = (release: Release, workload: ManifestObject): readonly Reference[] => {
  const spec = podSpecOf(workload);
  const base = { from: workload, namespace: namespaceOf(release, workload) };
  const name = spec?.serviceAccountName ?? '';
  const account: readonly Reference[] =
    name === ''
      ? []
      : [{ ...base, kind: 'ServiceAccount', name, path: `${podPathOf(workload)}.serviceAccountName` }];
  const pullSecrets = (spec?.imagePullSecrets ?? []).map(({ name: secret = '' }, index) => ({
    ...base,
    kind: 'Secret',
    name: secret,
    path: `${podPathOf(workload)}.imagePullSecrets[${index}].name`,
  }));
  return [...account, ...pullSecrets];
};

const governingService = (release: Release, workload: ManifestObject): readonly Reference[] => {
  const name = workload.kind === 'StatefulSet' ? textAt(workload.document, 'spec', 'serviceName') : undefined;
  return name === undefined
    ? []
    : [
        {
          from: workload,
          namespace: namespaceOf(release, workload),
          kind: 'Service',
          name,
          path: 'spec.serviceName',
        },
      ];
};

/**
 * Everything that the workloads of a release name.
 *
 * @example podReferences(release).filter(({ kind }) => kind === 'Secret')
 */
export const podReferences = (release: Release): readonly Reference[] =>
  workloadsOf(release).flatMap((workload) => [
    ...environmentReferences(release, workload),
    ...volumeReferences(release, workload),
    ...accountReferences(release, workload),
    ...governingService(release, workload),
  ]);
