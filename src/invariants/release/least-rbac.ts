import type { ManifestObject, Release } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';
import { nameOf, objectsAt, textAt, textsAt } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

interface Fault {
  readonly field: string;
  readonly subject: string;
  readonly what: string;
}

const ROLE_KINDS = ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'];
const ESCALATING_VERBS = ['escalate', 'bind', 'impersonate'];
/** Whoever makes one of these runs code, or speaks, as somebody else. */
const ESCALATING_RESOURCES = ['pods/exec', 'pods/attach', 'serviceaccounts/token', 'nodes/proxy'];
const READ_MANY = ['list', 'watch'];
const ANYBODY = [
  'system:anonymous',
  'system:unauthenticated',
  'system:authenticated',
  'system:serviceaccounts',
  'system:masters',
];

const wildcards = (rule: JsonObject): readonly Fault[] =>
  ['verbs', 'resources', 'apiGroups', 'nonResourceURLs'].flatMap((field) =>
    textsAt(rule, field).some((value) => value === '*' || (field === 'resources' && value.startsWith('*/')))
      ? [{ field, subject: '*', what: `to all ${field}` }]
      : [],
  );

const readsSecrets = (rule: JsonObject): readonly Fault[] => {
  if (!textsAt(rule, 'resources').includes('secrets')) return [];
  const verbs = textsAt(rule, 'verbs');
  const many = READ_MANY.filter((verb) => verbs.includes(verb)).map((verb) => ({
    field: 'verbs',
    subject: `secrets/${verb}`,
    what: `to ${verb} secrets, contents included`,
  }));
  const anyName = verbs.includes('get') && textsAt(rule, 'resourceNames').length === 0;
  return anyName
    ? [
        ...many,
        { field: 'resourceNames', subject: 'secrets/get', what: 'to get any Secret, whatever its name' },
      ]
    : many;
};

const escalates = (rule: JsonObject): readonly Fault[] => [
  ...textsAt(rule, 'verbs')
    .filter((verb) => ESCALATING_VERBS.includes(verb))
    .map((verb) => ({ field: 'verbs', subject: verb, what: `to ${verb}` })),
  ...textsAt(rule, 'resources')
    .filter((resource) => ESCALATING_RESOURCES.includes(resource))
    .map((resource) => ({ field: 'resources', subject: resource, what: `to use ${resource}` })),
  ...textsAt(rule, 'resources')
    .filter(
      (resource) =>
        ROLE_KINDS.includes(resource) &&
        textsAt(rule, 'verbs').some((verb) => ['create', 'update', 'patch'].includes(verb)),
    )
    .map((resource) => ({ field: 'resources', subject: resource, what: `to change ${resource}` })),
];

const ruleViolations = (role: ManifestObject): readonly Violation[] =>
  objectsAt(role.document, 'rules').flatMap((rule, index) =>
    [...wildcards(rule), ...readsSecrets(rule), ...escalates(rule)].map(({ field, subject, what }) => ({
      object: role,
      path: `rules[${index}].${field}`,
      subject,
      message: `${nameOf(role)} gives the right ${what}.`,
      hint: 'Name the resources, verbs and object names that the program uses and no others.',
    })),
  );

const bindingViolations = (binding: ManifestObject): readonly Violation[] => {
  const role = textAt(binding.document, 'roleRef', 'name') ?? '';
  const admin: readonly Violation[] =
    role === 'cluster-admin'
      ? [
          {
            object: binding,
            path: 'roleRef.name',
            subject: role,
            message: `${nameOf(binding)} gives all rights over the cluster.`,
            hint: 'Bind a Role of the release with the few rights that are needed.',
          },
        ]
      : [];
  const anybody = objectsAt(binding.document, 'subjects').flatMap((subject, index): Violation[] => {
    const name = textAt(subject, 'name') ?? '';
    if (textAt(subject, 'kind') === 'ServiceAccount' || !ANYBODY.some((group) => name.startsWith(group)))
      return [];
    return [
      {
        object: binding,
        path: `subjects[${index}].name`,
        subject: name,
        message: `${nameOf(binding)} gives its rights to ${name}.`,
        hint: 'Name one ServiceAccount of the release.',
      },
    ];
  });
  return [...admin, ...anybody];
};

const ofKinds = (release: Release, kinds: readonly string[]): readonly ManifestObject[] =>
  kinds.flatMap((kind) => release.ofKind(kind));

/** Roles name what they allow, and none leads to more rights than it gives. */
export const leastRbac: ReleaseInvariant = {
  rule: 'least-rbac',
  scope: 'release',
  title: 'Roles allow named verbs on named resources, and nothing that leads to more',
  why: 'A program with wide rights hands the cluster to whoever breaks into it.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  inspect: (release) => [
    ...ofKinds(release, ['Role', 'ClusterRole']).flatMap(ruleViolations),
    ...ofKinds(release, ['RoleBinding', 'ClusterRoleBinding']).flatMap(bindingViolations),
  ],
};
