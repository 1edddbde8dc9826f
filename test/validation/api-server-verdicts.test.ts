import { describe, expect, it } from '@jest/globals';
import { hasErrors } from '../../src/findings/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { validateManifests } from '../../src/validation/index.js';
import { deployment, pod, service } from './objects.js';
import { releaseOf } from './release.js';

type Fields = Readonly<Record<string, unknown>>;

const configMap = (fields: Fields): Fields => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web' },
  ...fields,
});
const secret = (value: unknown): Fields => ({ ...configMap({ data: { a: value } }), kind: 'Secret' });
const policy = (spec: Fields): Fields => ({
  ...configMap({ spec }),
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
});
const statefulSet: Fields = {
  ...deployment(),
  kind: 'StatefulSet',
};
const role = (fields: Fields): Fields => ({
  ...configMap(fields),
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
});
const limit = (cpu: unknown): Fields => pod({ resources: { limits: { cpu } } });
const labelled = (value: unknown): Fields => ({ ...pod(), metadata: { name: 'web', labels: { a: value } } });
const created = (time: unknown): Fields => ({ ...pod(), metadata: { name: 'web', creationTimestamp: time } });
const variables = (...env: readonly Fields[]): Fields => pod({ env });

/** What kube-apiserver 1.36.3 answered to a server-side apply with `fieldValidation=Strict`. */
const ACCEPTED: readonly (readonly [string, Fields])[] = [
  ['arguments that are null', pod({ args: null })],
  ['an argument that is null', pod({ args: [null] })],
  ['a node selector with a null', pod({}, { nodeSelector: { a: null } })],
  ['a limit that is null', limit(null)],
  ['a limit that is a number', limit(1.5)],
  ['a limit with an exponent', limit('1e3')],
  ['a limit that ends in a point', limit('5.')],
  ['a label that is null', labelled(null)],
  ['data that is null', configMap({ data: { a: null } })],
  ['base64 with a line break', secret('YWJj\nZGVm')],
  ['a Secret with a null', secret(null)],
  ['a NetworkPolicy without podSelector', policy({ policyTypes: ['Ingress'] })],
  ['a NetworkPolicy with an empty rule', policy({ podSelector: {}, ingress: [null] })],
  ['a StatefulSet without serviceName', statefulSet],
  ['a targetPort that is null', service({ ports: [{ port: 80, targetPort: null }] })],
  ['a creation time that is null', created(null)],
  ['a Role without rules', role({})],
  ['a Role whose rules are null', role({ rules: null })],
];

const REFUSED: readonly (readonly [string, Fields])[] = [
  ['containers that are null', pod({}, { containers: null })],
  ['a variable that is null', pod({ env: [null] })],
  ['a limit with a space', limit('1 cpu')],
  ['a label that is a number', labelled(1)],
  ['data that is a number', configMap({ data: { a: 1 } })],
  ['an object without metadata', { apiVersion: 'v1', kind: 'ConfigMap' }],
  ['an object without a name', configMap({ metadata: {} })],
  ['what is not base64', secret('abc!')],
  ['base64 without padding', secret('YQ')],
  ['replicas in quotes', deployment({ replicas: '2' })],
  ['replicas that are no whole number', deployment({ replicas: 2.5 })],
  ['a port beyond 32 bits', pod({ ports: [{ containerPort: 3_000_000_000 }] })],
  ['a user in quotes', pod({ securityContext: { runAsUser: '1000' } })],
  ['a variable twice', variables({ name: 'A', value: '1' }, { name: 'A', value: '2' })],
  ['a port twice', pod({ ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }] })],
  ['a targetPort that is no whole number', service({ ports: [{ port: 80, targetPort: 80.5 }] })],
  ['a port that is null', service({ ports: [{ port: null }] })],
  ['a variable that is a number', variables({ name: 'A', value: 1 })],
  ['a variable that is true', variables({ name: 'A', value: true })],
  ['a creation time that is a text', created('yesterday')],
  ['an unknown field', pod({ prots: [] })],
];

const errorsOf = async (object: Fields): Promise<boolean> =>
  hasErrors(
    throwIfFailed(
      await validateManifests([{ name: 'default', release: releaseOf(object) }], { cache: false }),
    ),
  );

describe('validateManifests agrees with the API server, which', () => {
  it.each(ACCEPTED)('accepts %s', async (_, object) => {
    expect(await errorsOf(object)).toBe(false);
  });

  it.each(REFUSED)('refuses %s', async (_, object) => {
    expect(await errorsOf(object)).toBe(true);
  });
});

describe('a list item that a template left empty', () => {
  it('is a warning, for Kubernetes takes it', async () => {
    const release = releaseOf(policy({ podSelector: {}, ingress: [null] }));
    expect(
      throwIfFailed(await validateManifests([{ name: 'default', release }], { cache: false })),
    ).toMatchObject([{ rule: 'manifest/empty-item', severity: 'warning', path: 'spec.ingress[0]' }]);
  });
});
