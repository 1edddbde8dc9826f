import { dataPath, type DatabaseFacts } from './carry/database.js';
import type { AdoptionRequest, NamespaceSnapshot, ReleaseState } from './types.js';
import { DATABASE, SHARED_CLAIM } from './upstream.js';
import { databaseSecret, holdsValues } from './values.js';

/** The chart that releases of the system are of. */
export const CHART = 'egov-msa';

/** Why a release of that name must not take over. */
export const releaseObstacles = (
  release: ReleaseState | undefined,
  request: AdoptionRequest,
): readonly string[] => {
  if (release === undefined) return [];
  if (release.chart !== CHART)
    return [`The release of that name is of the chart ${release.chart}: choose another name with --release.`];
  const adopted = { global: { database: { existingSecret: databaseSecret(request.release) } } };
  return holdsValues(release.values, adopted)
    ? []
    : [
        'A release of that name runs already and was not made by adoption: choose another name with --release.',
      ];
};

/** Why the data cannot be taken over. */
export const databaseObstacles = (
  { live }: NamespaceSnapshot,
  database: DatabaseFacts,
): readonly string[] => {
  const path = dataPath(database);
  const unbound = [SHARED_CLAIM, DATABASE.claim ?? ''].filter((name) => {
    const claim = live.find('PersistentVolumeClaim', name)?.document as
      { status?: { phase?: string } } | undefined;
    return claim !== undefined && claim.status?.phase !== 'Bound';
  });
  return [
    ...unbound.map((name) => `Claim ${name} is not bound: the old deployment cannot have worked with it.`),
    ...(path === 'unknown'
      ? ['Nothing tells the version of MySQL that wrote the data: give it with --mysql-version, such as 5.7.']
      : []),
    ...(path === 'too-new'
      ? [
          `The data are of MySQL ${database.version ?? ''}, newer than the chart's 8.4: use it as it is, outside the release, by global.database.host.`,
        ]
      : []),
    ...(path === 'too-old'
      ? [`The data are of MySQL ${database.version ?? ''}: upgrade them to 5.7 first.`]
      : []),
  ];
};
