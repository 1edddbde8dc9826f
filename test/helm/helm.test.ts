import { describe, expect, it } from '@jest/globals';
import {
  describeInstallFailure,
  planRecovery,
  upgradeArguments,
  wayBackCommand,
} from '../../src/helm/index.js';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const options = { now: NOW, abandonedAfterSeconds: 600 };
const revision = (number: number, status: string, secondsAgo: number) => ({
  revision: number,
  status,
  updated: new Date(NOW - secondsAgo * 1000).toISOString(),
});

describe('planRecovery', () => {
  it.each([
    ['there is no release', [], { action: 'none' }],
    ['the release works', [revision(1, 'deployed', 9999)], { action: 'none' }],
    [
      'the last upgrade failed',
      [revision(1, 'deployed', 9999), revision(2, 'failed', 5)],
      { action: 'none' },
    ],
    [
      'somebody is installing',
      [revision(1, 'pending-install', 30)],
      {
        action: 'wait',
        status: 'pending-install',
        sinceSeconds: 30,
        wayBack: { action: 'uninstall', status: 'pending-install' },
      },
    ],
    [
      'somebody is upgrading',
      [revision(1, 'superseded', 9999), revision(2, 'deployed', 900), revision(3, 'pending-upgrade', 30)],
      {
        action: 'wait',
        status: 'pending-upgrade',
        sinceSeconds: 30,
        wayBack: { action: 'rollback', status: 'pending-upgrade', revision: 2 },
      },
    ],
    [
      'an installation was abandoned',
      [revision(1, 'pending-install', 700)],
      { action: 'uninstall', status: 'pending-install' },
    ],
    [
      'an upgrade was abandoned',
      [revision(1, 'superseded', 9999), revision(2, 'deployed', 5000), revision(3, 'pending-upgrade', 700)],
      { action: 'rollback', status: 'pending-upgrade', revision: 2 },
    ],
    [
      'an uninstallation was abandoned',
      [revision(1, 'uninstalling', 700)],
      { action: 'uninstall', status: 'uninstalling' },
    ],
  ])('knows what to do when %s', (_, history, expected) => {
    expect(planRecovery(history, options)).toEqual(expected);
  });
});

describe('wayBackCommand', () => {
  const target = ['--namespace=egov', '--kube-context=prod'];

  it('is what a person types', () => {
    expect(
      wayBackCommand({ action: 'rollback', status: 'pending-upgrade', revision: 2 }, 'egov', target),
    ).toBe('helm rollback egov 2 --namespace=egov --kube-context=prod');
    expect(wayBackCommand({ action: 'uninstall', status: 'pending-install' }, 'egov', target)).toBe(
      'helm uninstall egov --namespace=egov --kube-context=prod',
    );
  });
});

describe('upgradeArguments', () => {
  const plan = {
    release: 'egov',
    chart: '/chart',
    values: ['a.yaml', 'b.yaml'],
    set: ['x=1'],
    timeout: '5m',
    createNamespace: false,
  };

  it.each([
    ['4.3.1', '--rollback-on-failure'],
    ['3.22.0', '--atomic'],
  ])('asks helm %s to undo a failure with %s', (version, flag) => {
    expect(upgradeArguments(plan, version)).toContain(flag);
  });

  it('keeps the order of values and ends the options before the names', () => {
    const text = upgradeArguments(plan, '4.3.1').join(' ');
    expect(text).toContain('--values=a.yaml --values=b.yaml --set=x=1');
    expect(text.endsWith('-- egov /chart')).toBe(true);
  });
});

describe('describeInstallFailure', () => {
  it.each([
    ['Error: context "x" does not exist', 'The kubeconfig has no context "x".'],
    [
      'Error: Kubernetes cluster unreachable: Get "https://10.0.0.1/version": dial tcp: i/o timeout',
      'The cluster cannot be reached: Get "https://10.0.0.1/version": dial tcp: i/o timeout.',
    ],
    [
      'Error: unable to build kubernetes objects from release manifest: resource mapping not found: no matches for kind "Gateway" in version "gateway.networking.k8s.io/v1"',
      'The cluster does not know Gateway (gateway.networking.k8s.io/v1).',
    ],
    [
      'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
      'Another helm works on this release.',
    ],
    [
      'Error: Unable to continue with install: Service "web" in namespace "egov" exists and cannot be imported into the current release',
      'Service "web" is there already and belongs to something else than this release.',
    ],
    [
      'Error: INSTALLATION FAILED: resource Deployment/egov/web not ready. status: InProgress\ncontext deadline exceeded',
      'The workloads did not become ready in time.',
    ],
    [
      'Error: UPGRADE FAILED: PersistentVolumeClaim "egov-attachments" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests',
      'PersistentVolumeClaim egov-attachments exists with a class, size or access mode that the API server never changes afterwards.',
    ],
    [
      'Error: INSTALLATION FAILED: Service "web" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range',
      'The API server refuses Service web: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range.',
    ],
  ])('says for %j: %s', (stderr, message) => {
    expect(describeInstallFailure(stderr)).toMatchObject({ message, detail: stderr });
  });
});
