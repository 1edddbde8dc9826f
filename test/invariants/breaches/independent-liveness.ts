import type { Breach } from './types.js';

/** Changes of the base chart around the rule independent-liveness, and what it says of each. */
export const independentLiveness: readonly Breach[] = [
  {
    name: 'a liveness probe that answers for other services',
    edits: { 'templates/web.yaml': ['path: /live,', 'path: "/actuator/health/?details=no",'] },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].livenessProbe',
        message:
          'The livenessProbe of container web in Deployment egov-web asks /actuator/health, which also answers for other services.',
        hint: 'Ask a path that tells of the process alone, such as /actuator/health/liveness or /livez.',
      },
    ],
  },
  {
    name: 'a liveness probe that asks another Service',
    edits: {
      'charts/worker/templates/worker.yaml': [
        `          livenessProbe:
            tcpSocket: {port: work}`,
        `          livenessProbe:
            exec: {command: [nc, -z, {{ .Release.Name }}-web, "80"]}`,
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.spec.containers[0].livenessProbe',
        message: 'The livenessProbe of container worker in StatefulSet egov-worker asks Service egov-web.',
        hint: 'Ask a path that tells of the process alone, such as /actuator/health/liveness or /livez.',
      },
    ],
  },
];
