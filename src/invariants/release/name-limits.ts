import { podTemplateOf, workloadsOf, type ManifestObject } from '../../manifest/index.js';
import {
  nameOf,
  objectsAt,
  placedContainersOf,
  podMetadataPathOf,
  podPathOf,
  textAt,
} from '../support/index.js';
import {
  CONFIG_KEY,
  CONTAINER_PORT_NAME,
  DNS_LABEL,
  LABEL_VALUE,
  faultOfKey,
  faultOfName,
  nameFormOf,
  type NameForm,
} from '../support/name-rules.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const hintFor = (fault: string): string =>
  fault.includes('at most')
    ? 'Shorten it, for instance with `trunc` and a hash in the helper that makes it.'
    : 'Use the allowed characters only.';

const violation = (
  object: ManifestObject,
  path: string,
  what: string,
  fault: string | undefined,
): readonly Violation[] =>
  fault === undefined
    ? []
    : [
        {
          object,
          path,
          subject: what,
          message: `${what} of ${nameOf(object)} ${fault}.`,
          hint: hintFor(fault),
        },
      ];

const named = (
  object: ManifestObject,
  path: string,
  what: string,
  name: string,
  form: NameForm,
): readonly Violation[] => violation(object, path, `${what} ${name}`, faultOfName(name, form));

const ofObject = (object: ManifestObject): readonly Violation[] => {
  const fault = faultOfName(object.metadata.name, nameFormOf(object.kind));
  return fault === undefined
    ? []
    : [
        {
          object,
          path: 'metadata.name',
          message: `The name of ${nameOf(object)} ${fault}.`,
          hint: hintFor(fault),
        },
      ];
};

const ofLabels = (
  object: ManifestObject,
  path: string,
  labels: Readonly<Record<string, string>>,
): readonly Violation[] =>
  Object.entries(labels).flatMap(([key, value]) => [
    ...violation(object, `${path}['${key}']`, `Label key ${key}`, faultOfKey(key)),
    ...violation(object, `${path}['${key}']`, `Label ${key}: ${value}`, faultOfName(value, LABEL_VALUE)),
  ]);

const ofAnnotations = (object: ManifestObject): readonly Violation[] =>
  Object.keys(object.metadata.annotations).flatMap((key) =>
    violation(object, `metadata.annotations['${key}']`, `Annotation key ${key}`, faultOfKey(key)),
  );

const ofPod = (workload: ManifestObject): readonly Violation[] => [
  ...ofLabels(
    workload,
    `${podMetadataPathOf(workload)}.labels`,
    podTemplateOf(workload)?.metadata?.labels ?? {},
  ),
  ...placedContainersOf(workload).flatMap(({ container, path }) => [
    ...named(workload, `${path}.name`, 'Container', container.name, DNS_LABEL),
    ...(container.ports ?? []).flatMap(({ name }, index) =>
      name === undefined
        ? []
        : named(workload, `${path}.ports[${index}].name`, 'Container port', name, CONTAINER_PORT_NAME),
    ),
  ]),
  ...(podTemplateOf(workload)?.spec.volumes ?? []).flatMap(({ name }, index) =>
    named(workload, `${podPathOf(workload)}.volumes[${index}].name`, 'Volume', name, DNS_LABEL),
  ),
];

const ofServicePorts = (service: ManifestObject): readonly Violation[] =>
  objectsAt(service.document, 'spec', 'ports').flatMap((port, index) => {
    const name = textAt(port, 'name');
    const target = textAt(port, 'targetPort');
    return [
      ...(name === undefined ? [] : named(service, `spec.ports[${index}].name`, 'Port', name, DNS_LABEL)),
      ...(target === undefined
        ? []
        : named(service, `spec.ports[${index}].targetPort`, 'Target port', target, CONTAINER_PORT_NAME)),
    ];
  });

const ofKeys = (object: ManifestObject): readonly Violation[] =>
  ['data', 'binaryData', 'stringData'].flatMap((field) =>
    Object.keys((object.document[field] ?? {}) as Readonly<Record<string, unknown>>).flatMap((key) =>
      named(object, `${field}['${key}']`, 'Key', key, CONFIG_KEY),
    ),
  );

/** Names, label keys and values, ports, containers, volumes and keys have the length and form of their kind. */
export const nameLimits: ReleaseInvariant = {
  rule: 'name-limits',
  scope: 'release',
  title: 'Every name has the form and length that its kind allows',
  why: 'A name that a long release name makes too long is refused, or its pods are never made.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  inspect: (release) => [
    ...release.objects.flatMap((object) => [
      ...ofObject(object),
      ...ofLabels(object, 'metadata.labels', object.metadata.labels),
      ...ofAnnotations(object),
    ]),
    ...workloadsOf(release)
      .filter(({ kind }) => kind !== 'Pod')
      .flatMap(ofPod),
    ...release.ofKind<string>('Service').flatMap(ofServicePorts),
    ...[...release.ofKind<string>('ConfigMap'), ...release.ofKind<string>('Secret')].flatMap(ofKeys),
  ],
};
