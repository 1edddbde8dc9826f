import { STEPPING_STONE, dataPath } from '../carry/database.js';
import { BUILD_SERVER, DATABASE } from '../upstream.js';
import { isBuildServer, planAliases } from './entries.js';
import { releaseStep } from './release.js';
import { isComplete, type Draft, type StepsSource } from './source.js';

/** Once a newer server has been at the data, no older one reads them. */
const NO_WAY_BACK =
  'Only the dump leads back: uninstall the release, empty the folder mysql of the volume, scale mysql-statefulset to 1 and load the dump.';

export const databaseSteps = (source: StepsSource): readonly Draft[] => {
  if (dataPath(source.database) !== 'through-8.0') return [];
  const step = releaseStep(source, 'database', {
    title: `Let MySQL ${STEPPING_STONE} take over claim ${DATABASE.claim ?? ''} and upgrade the data`,
    details: [
      'MySQL 8.4 refuses data of 5.7; 8.0 is the one step between. It checks them first and ends without a change when it finds something that it cannot take.',
      'The data stay where they are, in the folder mysql of the volume.',
    ],
    interruption: 'The whole system, until MySQL is ready.',
  });
  return [{ ...step, back: NO_WAY_BACK, needsDump: true }];
};

export const wholeStep = (source: StepsSource): Draft => {
  const path = dataPath(source.database);
  const jenkins = source.components.some(
    ({ upstream, workload }) => upstream === BUILD_SERVER && workload !== undefined,
  );
  const step = releaseStep(
    source,
    'whole',
    {
      title: 'Complete the release',
      details: [
        ...(path === 'none'
          ? [`The database stays where it is, at ${source.database.host}.`]
          : [`MySQL of the chart's own version (8.4) runs on claim ${DATABASE.claim ?? ''}.`]),
        ...(jenkins
          ? ['Jenkins runs on claim jenkins-pvc; its newer version upgrades what it finds there.']
          : []),
      ],
      ...(path === 'none' ? {} : { interruption: 'The whole system, until MySQL is ready.' }),
    },
    planAliases(source).filter(isBuildServer),
  );
  // Told by a mark of its own: once the old objects go, what they said cannot be compared any more.
  const done = isComplete(source);
  return path === 'none' ? { ...step, done } : { ...step, done, back: NO_WAY_BACK, needsDump: true };
};
