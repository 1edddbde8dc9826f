import type { Settings } from './types.js';

/** What holds for a chart without `chart-checks.yaml`. */
export const DEFAULT_SETTINGS: Settings = {
  external: [],
  exceptions: [],
  storageRoles: {},
  environments: {},
  refusals: [],
  labels: {
    // Recommended ("REC") by https://helm.sh/docs/chart_best_practices/labels/.
    required: [
      'app.kubernetes.io/name',
      'app.kubernetes.io/instance',
      'app.kubernetes.io/managed-by',
      'helm.sh/chart',
    ],
    pods: ['app.kubernetes.io/name', 'app.kubernetes.io/instance'],
  },
  probes: {
    // Spring Boot's aggregate and the usual names of readiness, which wait for databases, brokers and peers.
    dependentPaths: [
      '/actuator/health',
      '/actuator/health/readiness',
      '/ready',
      '/readyz',
      '/health/ready',
      '/-/ready',
    ],
  },
  network: {
    componentLabel: 'app.kubernetes.io/name',
    edges: [],
    entrances: [],
    closedEgress: false,
    // Cluster DNS.
    infrastructure: ['53/UDP', '53'],
  },
  values: { fixed: {} },
  usedValues: [],
};
