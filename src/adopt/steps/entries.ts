import { aliasesOf, type NodePortEntry } from '../carry/entries.js';
import { ORIGINAL_ANNOTATION } from '../original.js';
import type { Alias, NamespaceSnapshot } from '../types.js';
import { BUILD_SERVER } from '../upstream.js';
import { takesNodePorts } from '../values.js';
import { releaseStep } from './release.js';
import { isComplete, type Draft, type StepsSource } from './source.js';

export const isBuildServer = ({ component }: Alias): boolean => component === BUILD_SERVER.component;

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

/** The annotation of each old Service is the patch that makes it what it was. */
const restoreCommand = (aliases: readonly Alias[], namespace: string): string => {
  const names = aliases.map(({ service }) => service).join(' ');
  const before = `$(kubectl get service $name --namespace ${namespace} --output jsonpath='{.metadata.annotations.${ORIGINAL_ANNOTATION}}')`;
  return `for name in ${names}; do kubectl patch service $name --namespace ${namespace} --type merge --patch "{\\"spec\\": ${before}}"; done`;
};

export const entriesStep = (source: StepsSource): Draft => {
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
    done: isComplete(source) || (step.done && switched),
    back: `${step.back}\n${restoreCommand(aliases, namespace)}`,
  };
};
