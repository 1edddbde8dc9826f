import type { JsonObject } from '../../../src/yaml/index.js';
import type { ChangedObject } from './types.js';

const container = { name: 'main', image: 'registry.example/main:1' };

const template = {
  metadata: { labels: { app: 'web', tier: 'front' } },
  spec: { containers: [container] },
};

const workload = (kind: string, name: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
});

const otherSelector = { spec: { selector: { matchLabels: { tier: 'front' } } } };
const otherImage = { spec: { template: { spec: { containers: [{ ...container, image: 'other:2' }] } } } };

const recreate = { spec: { strategy: { type: 'Recreate' } } };

const withPod = (rest: JsonObject, source: JsonObject): JsonObject => ({
  ...template,
  spec: { containers: [{ ...container, ...rest }], volumes: [{ name: 'files', ...source }] },
});

const claim = (spec: JsonObject = {}, rest: JsonObject = {}): JsonObject => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  ...rest,
});

const job = (name: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    template: {
      metadata: { labels: { app: 'web', tier: 'batch' } },
      spec: { restartPolicy: 'Never', containers: [container] },
    },
    ...spec,
  },
});

const jobOf = (spec: JsonObject): JsonObject => ({ spec });

/** Deployments, StatefulSets, Jobs and the like. */
export const workloads: readonly ChangedObject[] = [
  {
    object: workload('Deployment', 'web'),
    changes: {
      'another selector': { patch: otherSelector, refused: 'spec.selector' },
      'more replicas': { patch: { spec: { replicas: 3 } } },
      'another image': { patch: otherImage },
      'pods that all go before new ones come': { patch: recreate, refused: 'spec.strategy.type' },
      'the strategy that it has': { patch: { spec: { strategy: { type: 'RollingUpdate' } } } },
    },
  },
  {
    object: workload('Deployment', 'careful', {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: withPod(
        { readinessProbe: { httpGet: { path: '/', port: 80 } } },
        { configMap: { name: 'a' } },
      ),
    }),
    changes: {
      'pods that all go before new ones come': {
        patch: { spec: { strategy: { type: 'Recreate', rollingUpdate: null } } },
      },
      'a probe and a volume of another type': {
        patch: {
          spec: {
            template: withPod(
              { readinessProbe: { exec: { command: ['true'] } } },
              { secret: { secretName: 'a' } },
            ),
          },
        },
      },
    },
  },
  {
    object: workload('Deployment', 'recreated', { strategy: { type: 'Recreate' } }),
    changes: {
      'one pod after the other': { patch: { spec: { strategy: { type: 'RollingUpdate' } } } },
      'nothing said of it': { patch: { spec: { strategy: null } } },
    },
  },
  {
    object: workload('DaemonSet', 'web'),
    changes: {
      'pods that are renewed by hand': { patch: { spec: { updateStrategy: { type: 'OnDelete' } } } },
      'another selector': { patch: otherSelector, refused: 'spec.selector' },
      'another image': { patch: otherImage },
    },
  },
  {
    object: workload('ReplicaSet', 'web'),
    changes: {
      'another selector': { patch: otherSelector, refused: 'spec.selector' },
      'another image': { patch: otherImage },
    },
  },
  {
    object: workload('StatefulSet', 'web', { serviceName: 'web', volumeClaimTemplates: [claim()] }),
    changes: {
      'another selector': { patch: otherSelector, refused: 'spec.selector' },
      'another Service': { patch: { spec: { serviceName: 'other' } }, refused: 'spec.serviceName' },
      'no Service': { patch: { spec: { serviceName: null } }, refused: 'spec.serviceName' },
      'pods side by side': {
        patch: { spec: { podManagementPolicy: 'Parallel' } },
        refused: 'spec.podManagementPolicy',
      },
      'the policy that it has': { patch: { spec: { podManagementPolicy: 'OrderedReady' } } },
      'claims of another size': {
        patch: {
          spec: { volumeClaimTemplates: [claim({ resources: { requests: { storage: '2Gi' } } })] },
        },
        refused: 'spec.volumeClaimTemplates',
      },
      'claims of another class': {
        patch: { spec: { volumeClaimTemplates: [claim({ storageClassName: 'fast' })] } },
        refused: 'spec.volumeClaimTemplates',
      },
      'a label on its claims': {
        patch: {
          spec: { volumeClaimTemplates: [{ ...claim(), metadata: { name: 'data', labels: { a: 'b' } } }] },
        },
        refused: 'spec.volumeClaimTemplates',
      },
      'a claim more': {
        patch: { spec: { volumeClaimTemplates: [claim(), { ...claim(), metadata: { name: 'more' } }] } },
        refused: 'spec.volumeClaimTemplates',
      },
      'claims of the same size in other words': {
        patch: {
          spec: { volumeClaimTemplates: [claim({ resources: { requests: { storage: '1024Mi' } } })] },
        },
      },
      'claims with what the API server fills in': {
        patch: {
          spec: {
            volumeClaimTemplates: [
              claim({ volumeMode: 'Filesystem' }, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' }),
            ],
          },
        },
      },
      'pods that are renewed by hand': {
        patch: { spec: { updateStrategy: { type: 'OnDelete' } } },
        refused: 'spec.updateStrategy.type',
      },
      'all that may change': {
        patch: {
          spec: {
            replicas: 3,
            minReadySeconds: 5,
            revisionHistoryLimit: 2,
            ordinals: { start: 1 },
            updateStrategy: { rollingUpdate: { partition: 1 } },
            persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
            ...otherImage.spec,
          },
        },
      },
    },
  },
  {
    object: workload('StatefulSet', 'careful', {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    }),
    changes: {
      'pods that are renewed by hand': {
        patch: { spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } },
      },
    },
  },
  {
    object: job('once', { completions: 1 }),
    changes: {
      'another image': {
        patch: jobOf({
          template: { spec: { containers: [{ ...container, image: 'other:2' }] } },
        }),
        refused: 'spec.template',
      },
      'another label on its pods': {
        patch: jobOf({ template: { metadata: { labels: { app: 'other' } } } }),
        refused: 'spec.template',
      },
      'more completions': { patch: jobOf({ completions: 2 }), refused: 'spec.completions' },
      'numbered pods': {
        patch: jobOf({ completions: 1, completionMode: 'Indexed' }),
        refused: 'spec.completionMode',
      },
      'a policy on failures': {
        patch: jobOf({
          podFailurePolicy: {
            rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }],
          },
        }),
        refused: 'spec.podFailurePolicy',
      },
      'another controller': {
        patch: jobOf({ managedBy: 'example.test/controller' }),
        refused: 'spec.managedBy',
      },
      'another number of attempts': { patch: jobOf({ backoffLimit: 1 }) },
      'more at a time, and a time to live': {
        patch: jobOf({ parallelism: 2, ttlSecondsAfterFinished: 600, activeDeadlineSeconds: 600 }),
      },
    },
  },
  {
    object: job('chosen', { manualSelector: true, selector: { matchLabels: { app: 'web' } } }),
    changes: {
      'another selector': {
        patch: jobOf({ selector: { matchLabels: { app: null, tier: 'batch' } } }),
        refused: 'spec.selector',
      },
    },
  },
  {
    object: job('numbered', {
      completionMode: 'Indexed',
      completions: 2,
      parallelism: 2,
      backoffLimitPerIndex: 1,
      successPolicy: { rules: [{ succeededCount: 1 }] },
    }),
    changes: {
      'more completions': { patch: jobOf({ completions: 3, parallelism: 3 }) },
      'more attempts for each': {
        patch: jobOf({ backoffLimitPerIndex: 2 }),
        refused: 'spec.backoffLimitPerIndex',
      },
      'another measure of success': {
        patch: jobOf({ successPolicy: { rules: [{ succeededCount: 2 }] } }),
        refused: 'spec.successPolicy',
      },
    },
  },
  {
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'alone', labels: { app: 'alone' } },
      spec: { containers: [container] },
    },
    changes: {
      'another command': {
        patch: { spec: { containers: [{ ...container, command: ['sleep'] }] } },
        refused: 'spec',
      },
      'another image': { patch: { spec: { containers: [{ ...container, image: 'other:2' }] } } },
      'another label': { patch: { metadata: { labels: { app: 'other' } } } },
      'a deadline': { patch: { spec: { activeDeadlineSeconds: 600 } } },
      'a toleration': {
        patch: { spec: { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule' }] } },
      },
    },
  },
];
