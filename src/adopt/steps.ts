import type { ManifestObject } from '../manifest/index.js';
import { DEFAULT_USERNAME, STEPPING_STONE, dataPath, type DatabaseFacts } from './carry/database.js';
import { aliasesOf, type NodePortEntry } from './carry/entries.js';
import { ORIGINAL_ANNOTATION, originalReplicas } from './original.js';
import { findSharedObjects, referenceTo, type FoundComponent } from './recognise.js';
import type { Action, AdoptionRequest, AdoptionStep, Alias, NamespaceSnapshot, ObjectReference, StageName } from './types.js';
import { BUILD_SERVER, DATABASE, SHARED_CLAIM, SHARED_USERS } from './upstream.js';
import { databaseSecret, holdsValues, takesNodePorts } from './values.js';
import type { JsonObject } from '../yaml/index.js';

export interface StepsSource {
  readonly snapshot: NamespaceSnapshot;
  readonly components: readonly FoundComponent[];
  readonly database: DatabaseFacts;
  readonly entries: readonly NodePortEntry[];
  readonly values: Readonly<Record<StageName, JsonObject>>;
  readonly request: AdoptionRequest;
}

type Draft = Omit<AdoptionStep, 'needsDump'> & { readonly needsDump?: boolean };

const STAGES: readonly StageName[] = ['beside', 'entries', 'database', 'whole'];

/** On the carried Secret: the release is complete, and what remains is to remove. */
export const COMPLETE_ANNOTATION = 'egov-msa/adoption-complete';

const isComplete = ({ snapshot, request }: StepsSource): boolean =>
  snapshot.release !== undefined &&
  snapshot.live.find('Secret', databaseSecret(request.release))?.metadata.annotations[COMPLETE_ANNOTATION] !== undefined;

/** A stage is behind us when the release stands there or further on. */
const isReached = (source: StepsSource, stage: StageName): boolean => {
  const { snapshot, values } = source;
  const { release } = snapshot;
  if (isComplete(source)) return true;
  if (release?.status !== 'deployed') return false;
  return STAGES.slice(STAGES.indexOf(stage)).some((name) => holdsValues(release.values, values[name]));
};

const podsOf = ({ snapshot }: StepsSource, base: string): readonly ManifestObject[] =>
  snapshot.live.ofKind('Pod').filter(({ metadata }) => metadata.labels['name'] === `${base}-pod`);

const secretStep = ({ snapshot, database, request }: StepsSource): Draft => {
  const { username = DEFAULT_USERNAME } = database;
  const name = databaseSecret(request.release);
  const namespace = snapshot.live.namespace;
  return {
    id: 'carry-password',
    title: `Carry the database password over into Secret ${name}`,
    details: [
      `Account ${username} with the password from ${database.passwordSource}; root gets a new one, which you set at the end.`,
      'To carry another one, make the Secret yourself first, with the keys username, password and root-password.',
    ],
    back: `kubectl delete secret ${name} --namespace ${namespace}`,
    done: snapshot.live.find('Secret', name) !== undefined,
    action: {
      type: 'create-secret',
      name,
      data: { username, password: database.password },
    },
  };
};

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
const stopSharedSteps = (source: StepsSource): readonly Draft[] => {
  const modes = source.snapshot.live.find('PersistentVolumeClaim', SHARED_CLAIM)?.document.spec.accessModes ?? [];
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

const releaseStep = (
  source: StepsSource,
  stage: StageName,
  texts: Pick<Draft, 'title' | 'details' | 'interruption'>,
  aliases: readonly Alias[] = [],
): Draft => {
  const { request, snapshot } = source;
  const namespace = snapshot.live.namespace;
  return {
    id: `release-${stage}`,
    ...texts,
    back:
      stage === 'beside'
        ? `helm uninstall ${request.release} --namespace ${namespace}`
        : `helm rollback ${request.release} --namespace ${namespace}`,
    done: isReached(source, stage),
    action: { type: 'release', stage, aliases },
  };
};

const isBuildServer = ({ component }: Alias): boolean => component === BUILD_SERVER.component;

const routedServices = ({ live }: NamespaceSnapshot): readonly string[] =>
  live
    .ofKind('Ingress')
    .flatMap(({ document }) =>
      (document.spec.rules ?? []).flatMap(({ http }) =>
        (http?.paths ?? []).flatMap(({ backend }) => backend.service?.name ?? []),
      ),
    );

const portList = (entries: readonly NodePortEntry[]): string =>
  entries.flatMap(({ ports }) => ports.map(({ nodePort }) => String(nodePort))).join(', ');

/** All Services that end as aliases. */
export const planAliases = ({ components, entries, snapshot }: StepsSource): readonly Alias[] =>
  aliasesOf(components, entries, routedServices(snapshot));

const entriesStep = (source: StepsSource): Draft => {
  const aliases = planAliases(source).filter((alias) => !isBuildServer(alias));
  const own = source.entries.filter(({ component }) => component !== BUILD_SERVER.component);
  const taken = own.length > 0 && takesNodePorts(source.request);
  const namespace = source.snapshot.live.namespace;
  const step = releaseStep(
    source,
    'entries',
    {
      title: `Switch the ways in: ${aliases.map(({ service }) => service).join(', ')}`,
      details: [
        'The old Services are turned to the pods of the release and keep their names and addresses, so Ingresses and callers inside the cluster go on.',
        ...(taken
          ? [
              `A port of the nodes belongs to one Service: the old ones let go of ${portList(own)} first, then the release takes them. If it cannot, the old Services get them back.`,
            ]
          : []),
        'People log in again: tokens were signed with a key that everybody can read in upstream\u2019s repository, and the release has its own.',
      ],
      ...(taken ? { interruption: 'The ports of the nodes, for the seconds between the two.' } : {}),
    },
    aliases,
  );
  const switched = aliases.every(
    ({ service }) =>
      source.snapshot.live.find('Service', service)?.metadata.annotations[ORIGINAL_ANNOTATION] !== undefined,
  );
  return {
    ...step,
    done: step.done && switched,
    back: `${step.back}\nkubectl get service NAME --namespace ${namespace} --output jsonpath='{.metadata.annotations.egov-msa/before-adoption}' shows what each old Service was`,
  };
};

const stopDataSteps = (source: StepsSource): readonly Draft[] => {
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

/** Once a newer server has been at the data, no older one reads them. */
const NO_WAY_BACK =
  'Only the dump leads back: uninstall the release, empty the folder mysql of the volume, scale mysql-statefulset to 1 and load the dump.';

const databaseSteps = (source: StepsSource): readonly Draft[] => {
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

const wholeStep = (source: StepsSource): Draft => {
  const path = dataPath(source.database);
  const jenkins = source.components.some(({ upstream, workload }) => upstream === BUILD_SERVER && workload !== undefined);
  const step = releaseStep(
    source,
    'whole',
    {
      title: 'Complete the release',
      details: [
        ...(path === 'none'
          ? [`The database stays where it is, at ${source.database.host}.`]
          : [`MySQL of the chart's own version (8.4) runs on claim ${DATABASE.claim ?? ''}.`]),
        ...(jenkins ? ['Jenkins runs on claim jenkins-pvc; its newer version upgrades what it finds there.'] : []),
      ],
      ...(path === 'none' ? {} : { interruption: 'The whole system, until MySQL is ready.' }),
    },
    planAliases(source).filter(isBuildServer),
  );
  // Told by a mark of its own: once the old objects go, what they said cannot be compared any more.
  const done = isComplete(source);
  return path === 'none' ? { ...step, done } : { ...step, done, back: NO_WAY_BACK, needsDump: true };
};

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

const removeSteps = (source: StepsSource): readonly Draft[] => {
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
    ...removal('remove-settings', 'Remove the settings that the old workloads shared', findSharedObjects(source.snapshot.live), [
      'Nothing reads them any more.',
    ]),
  ];
};

/**
 * Lists the steps of an adoption in their order; what the cluster shows as done is marked.
 *
 * @example planSteps(source).find(({ done }) => !done)?.title
 */
export const planSteps = (source: StepsSource): readonly AdoptionStep[] =>
  [
    secretStep(source),
    ...stopSharedSteps(source),
    releaseStep(source, 'beside', {
      title: `Install release ${source.request.release} beside the old deployment`,
      details: [
        `Its services use the old database at ${source.database.host} and the old uploads; nothing leads to them yet.`,
        'Names and selectors differ from the old ones, which could not be changed in place, so both run side by side.',
      ],
    }),
    entriesStep(source),
    ...stopDataSteps(source),
    ...databaseSteps(source),
    wholeStep(source),
    ...removeSteps(source),
  ].map((draft) => ({ ...draft, needsDump: draft.needsDump ?? false }));
