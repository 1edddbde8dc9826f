import { describe, expect, it } from '@jest/globals';
import { allowedTraffic, layersOf } from '../../src/invariants/index.js';
import { deployment, releaseOf } from './support/release.js';

const inMesh = (app: string, account: string): string =>
  deployment(app)
    .replace(`labels: {app: ${app}}`, `labels: {app: ${app}, sidecar.istio.io/inject: "true"}`)
    .replace('    spec:\n', `    spec:\n      serviceAccountName: ${account}\n`);

let count = 0;
const object = (kind: string, spec: string, namespace = 'own'): string =>
  `apiVersion: security.istio.io/v1\nkind: ${kind}\nmetadata: {name: a${(count += 1)}, namespace: ${namespace}}\nspec: ${spec}`;
const policy = (spec: string, namespace?: string): string => object('AuthorizationPolicy', spec, namespace);
const peers = (spec: string): string => object('PeerAuthentication', spec);

const SERVER = 'selector: {matchLabels: {app: server}}';
const STRICT = peers('{mtls: {mode: STRICT}}');

/** Who may reach the TCP port of the workload `server`; `plain` has no sidecar. */
const callersOf = (...documents: readonly string[]): readonly string[] => {
  const release = releaseOf(
    inMesh('server', 'server'),
    inMesh('client', 'client'),
    deployment('plain'),
    ...documents,
  );
  const layer = layersOf(release).find(({ name }) => name === 'AuthorizationPolicy');
  return allowedTraffic(release, layer)
    .filter(({ to }) => to.workload.metadata.name === 'server' && to.protocol === 'TCP')
    .map(({ from }) => (from === 'outside' ? from : from.workload.metadata.name));
};

const everybody = ['server', 'client', 'plain', 'outside'];
const from = (source: string): string => `{${SERVER}, rules: [{from: [{source: ${source}}]}]}`;

describe('who may reach a pod of a mesh', () => {
  it('is everybody without a policy', () => {
    expect(callersOf(peers('{mtls: {mode: PERMISSIVE}}'))).toEqual(everybody);
  });

  it.each([
    ['nobody for a permission without rules', '{}', []],
    ['everybody for an empty rule', '{rules: [{}]}', everybody],
    ['everybody where the policy selects another pod', '{selector: {matchLabels: {app: client}}}', everybody],
    [
      'everybody where the policy is for a gateway',
      '{targetRefs: [{kind: Gateway, name: way-in}]}',
      everybody,
    ],
    ['one account by its principal', from('{principals: ["cluster.local/ns/own/sa/client"]}'), ['client']],
    ['one account in any trust domain', from('{principals: ["*/ns/own/sa/client"]}'), ['client']],
    ['every certificate for *', from('{principals: ["*"]}'), ['server', 'client', 'outside']],
    [
      'accounts by their beginning',
      from('{principals: ["cluster.local/ns/own/sa/cl*"]}'),
      ['client', 'outside'],
    ],
    [
      'all but one account',
      from('{notPrincipals: ["cluster.local/ns/own/sa/client"]}'),
      ['server', 'plain', 'outside'],
    ],
    ['one account by its name', from('{serviceAccounts: ["client"]}'), ['client']],
    ['an account of another namespace', from('{serviceAccounts: ["net/way-in"]}'), ['outside']],
    ['a namespace', from('{namespaces: ["own"]}'), ['server', 'client', 'outside']],
    ['nobody of the release for another namespace', from('{namespaces: ["other"]}'), ['outside']],
    [
      'the account that is named, though it is none of the release',
      from('{principals: ["*/ns/net/sa/way-in"]}'),
      ['outside'],
    ],
    ['nobody by another port', `{${SERVER}, rules: [{to: [{operation: {ports: ["80"]}}]}]}`, []],
    [
      'everybody by the port of the pods',
      `{${SERVER}, rules: [{to: [{operation: {ports: ["8080"]}}]}]}`,
      everybody,
    ],
    [
      'everybody by a path, which some requests have',
      `{${SERVER}, rules: [{to: [{operation: {paths: ["/a"]}}]}]}`,
      everybody,
    ],
  ])('is %s', (_name, spec, expected) => {
    expect(callersOf(policy(spec))).toEqual(expected);
  });

  it('is nobody whom a refusal names, whatever permits it', () => {
    const refusal = from('{principals: ["*/ns/own/sa/client"]}').replace('{', '{action: DENY, ');
    expect(callersOf(policy('{rules: [{}]}'), policy(refusal))).toEqual(['server', 'plain', 'outside']);
  });

  it('is still who has a path that a refusal does not name', () => {
    const refusal = `{${SERVER}, action: DENY, rules: [{to: [{operation: {paths: ["/actuator*"]}}]}]}`;
    expect(callersOf(policy(refusal))).toEqual(everybody);
  });

  it('is what any of several permissions lets in', () => {
    expect(callersOf(policy('{}'), policy(from('{principals: ["*/ns/own/sa/client"]}')))).toEqual(['client']);
  });

  it('is limited by the policies of the mesh as a whole, but not by those of other namespaces', () => {
    expect(callersOf(policy('{}', 'istio-system'))).toEqual([]);
    expect(callersOf(policy('{}', 'elsewhere'))).toEqual(everybody);
  });

  it('is nobody without a certificate where mutual TLS is strict', () => {
    expect(callersOf(STRICT, policy('{rules: [{}]}'))).toEqual(['server', 'client', 'outside']);
  });

  it('is by the mode of the port, then of the pod, then of the namespace', () => {
    const pods = (modes: string): string => peers(`{${SERVER}, ${modes}}`);
    expect(callersOf(STRICT, pods('mtls: {mode: PERMISSIVE}'))).toEqual(everybody);
    expect(callersOf(pods('mtls: {mode: STRICT}, portLevelMtls: {8080: {mode: PERMISSIVE}}'))).toEqual(
      everybody,
    );
    expect(callersOf(STRICT, pods('mtls: {mode: UNSET}'))).toEqual(['server', 'client', 'outside']);
  });

  it('has no account where mutual TLS is off', () => {
    const off = peers('{mtls: {mode: DISABLE}}');
    expect(callersOf(off, policy(from('{principals: ["*/ns/own/sa/client"]}')))).toEqual([]);
  });
});
