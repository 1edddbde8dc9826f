import { describe, expect, it } from '@jest/globals';
import { allowedTraffic, endpointsOf, mayReach, type Caller } from '../../src/invariants/index.js';
import { deployment, releaseOf } from './support/release.js';

const policy = (spec: string, namespace = 'own'): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: policy, namespace: ${namespace}}
spec: ${spec}`;

const callerName = (caller: Caller): string =>
  caller === 'outside' ? caller : caller.workload.metadata.name;

/** Who may reach the TCP port of the workload `server`. */
const callersOf = (...documents: readonly string[]): readonly string[] => {
  const release = releaseOf(deployment('server'), deployment('client'), deployment('other'), ...documents);
  return allowedTraffic(release)
    .filter(({ to }) => to.workload.metadata.name === 'server' && to.protocol === 'TCP')
    .map(({ from }) => callerName(from));
};

const server = 'podSelector: {matchLabels: {app: server}}';
const everybody = ['server', 'client', 'other', 'outside'];

describe('who may reach a pod', () => {
  it('is everybody without a policy', () => {
    expect(callersOf()).toEqual(everybody);
  });

  it.each([
    ['nobody when a policy selects the pod and allows nothing', `{${server}}`, []],
    ['nobody when a policy selects every pod and allows nothing', '{podSelector: {}}', []],
    [
      'everybody when the policy selects another pod',
      '{podSelector: {matchLabels: {app: other}}}',
      everybody,
    ],
    ['everybody when the rule is empty', `{${server}, ingress: [{}]}`, everybody],
    ['everybody when the list of peers is empty', `{${server}, ingress: [{from: []}]}`, everybody],
    [
      'the pods of the namespace for an empty podSelector',
      `{${server}, ingress: [{from: [{podSelector: {}}]}]}`,
      ['server', 'client', 'other'],
    ],
    [
      'one workload for its label',
      `{${server}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}]}]}`,
      ['client'],
    ],
    [
      'both for two peers',
      `{${server}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}, {podSelector: {matchLabels: {app: other}}}]}]}`,
      ['client', 'other'],
    ],
    [
      'everybody in all namespaces for an empty namespaceSelector',
      `{${server}, ingress: [{from: [{namespaceSelector: {}}]}]}`,
      everybody,
    ],
    [
      'the pod that meets both selectors of one peer',
      `{${server}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: own}}, podSelector: {matchLabels: {app: client}}}]}]}`,
      ['client'],
    ],
    [
      'nobody of the release for the selector of another namespace',
      `{${server}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: x}}, podSelector: {}}]}]}`,
      ['outside'],
    ],
    [
      'addresses outside for a block with exceptions',
      `{${server}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]}`,
      ['outside'],
    ],
    [
      'everybody for a block of all addresses',
      `{${server}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}`,
      everybody,
    ],
    [
      'everybody else when the policy limits its egress only',
      `{${server}, policyTypes: [Egress]}`,
      ['client', 'other', 'outside'],
    ],
    ['nobody when egress rules stand beside the default of ingress', `{${server}, egress: [{}]}`, []],
  ])('is %s', (_name, spec, expected) => {
    expect(callersOf(policy(spec))).toEqual(expected);
  });

  it.each([
    ['by number', '{port: 8080}', everybody],
    ['by name', '{port: main}', everybody],
    ['by range', '{port: 8000, endPort: 9000}', everybody],
    ['not by a range below', '{port: 8000, endPort: 8079}', []],
    ['not by another number', '{port: 80}', []],
    ['not by another name', '{port: http}', []],
    ['not by another protocol', '{port: 8080, protocol: UDP}', []],
    ['by protocol alone', '{protocol: TCP}', everybody],
  ])('depends on the port: %s', (_name, port, expected) => {
    expect(callersOf(policy(`{${server}, ingress: [{ports: [${port}]}]}`))).toEqual(expected);
  });

  it('is what any of several policies allows', () => {
    const allow = (app: string): string =>
      policy(`{${server}, ingress: [{from: [{podSelector: {matchLabels: {app: ${app}}}}]}]}`);
    expect(callersOf(allow('client'), allow('other'))).toEqual(['client', 'other']);
  });

  it('needs the egress of the caller too', () => {
    const closed = policy('{podSelector: {matchLabels: {app: client}}, policyTypes: [Egress]}');
    expect(callersOf(closed)).toEqual(['server', 'other', 'outside']);
  });

  it('lets a caller out to the pods that its egress names', () => {
    const open = policy(
      `{podSelector: {matchLabels: {app: client}}, egress: [{to: [{${server}}], ports: [{port: 8080}]}]}`,
    );
    expect(callersOf(open)).toEqual(['server', 'client', 'other', 'outside']);
  });

  it('is not changed by a policy of another namespace', () => {
    expect(callersOf(policy('{podSelector: {}}', 'elsewhere'))).toEqual(everybody);
  });

  it('knows the labels of a namespace that the release makes', () => {
    const release = releaseOf(
      deployment('server'),
      deployment('client', 8080, 'friends'),
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: friends, labels: {team: x}}',
      policy(`{${server}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: x}}}]}]}`),
    );
    const client = release.find('Deployment', 'client', 'friends');
    const to = endpointsOf(release).find(({ workload }) => workload.metadata.name === 'server');
    expect(to && client && mayReach(release, { workload: client, namespace: 'friends' }, to)).toBe(true);
  });
});
