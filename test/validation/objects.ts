/** Well-formed objects of common kinds, each with the fields that charts set. */

const labels = { 'app.kubernetes.io/name': 'web' };
const selector = { matchLabels: labels };

type Fields = Readonly<Record<string, unknown>>;

export const container = (fields: Fields = {}): Fields => ({ name: 'web', image: 'web:1.0', ...fields });

export const pod = (containerFields: Fields = {}, specFields: Fields = {}): Fields => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [container(containerFields)], ...specFields },
});

const template = (fields: Fields = {}): Fields => ({
  metadata: { labels },
  spec: {
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      container({
        ports: [{ name: 'http', containerPort: 8080 }],
        env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'web', key: 'password' } } }],
        resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: 1, memory: '1.5Gi' } },
        readinessProbe: { httpGet: { path: '/', port: 'http' } },
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      }),
    ],
    volumes: [{ name: 'data', emptyDir: {} }],
    ...fields,
  },
});

const object = (apiVersion: string, kind: string, fields: Fields): Fields => ({
  apiVersion,
  kind,
  metadata: { name: 'web', labels, annotations: { 'example.org/note': 'yes' } },
  ...fields,
});

const rule = { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } } };

export const deployment = (spec: Fields = {}): Fields =>
  object('apps/v1', 'Deployment', { spec: { replicas: 2, selector, template: template(), ...spec } });

export const service = (spec: Fields = {}): Fields =>
  object('v1', 'Service', { spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }], ...spec } });

export const WELL_FORMED: readonly Fields[] = [
  deployment(),
  service(),
  pod(),
  object('apps/v1', 'StatefulSet', {
    spec: {
      serviceName: 'web',
      selector,
      template: template(),
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
    },
  }),
  object('apps/v1', 'DaemonSet', { spec: { selector, template: template() } }),
  object('batch/v1', 'Job', { spec: { backoffLimit: 3, template: template({ restartPolicy: 'Never' }) } }),
  object('batch/v1', 'CronJob', {
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: { spec: { template: template({ restartPolicy: 'OnFailure' }) } },
    },
  }),
  object('v1', 'ConfigMap', { data: { 'application.yml': 'a: 1' }, binaryData: { file: 'YWJj' } }),
  object('v1', 'Secret', { type: 'Opaque', data: { password: 'YWJj' }, stringData: { user: 'a' } }),
  object('v1', 'ServiceAccount', { automountServiceAccountToken: false }),
  object('v1', 'PersistentVolumeClaim', { spec: { ...claim, storageClassName: 'nfs' } }),
  object('v1', 'PersistentVolume', {
    spec: {
      capacity: { storage: '5Gi' },
      accessModes: ['ReadWriteMany'],
      nfs: { server: '192.168.56.21', path: '/srv' },
    },
  }),
  object('v1', 'Namespace', {}),
  object('v1', 'ResourceQuota', { spec: { hard: { 'requests.cpu': '4', pods: 20 } } }),
  object('v1', 'LimitRange', {
    spec: { limits: [{ type: 'Container', default: { cpu: '500m' }, defaultRequest: { cpu: '100m' } }] },
  }),
  object('storage.k8s.io/v1', 'StorageClass', {
    provisioner: 'cinder.csi.openstack.org',
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    parameters: { type: 'ssd' },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 'http', protocol: 'TCP' }] }],
      egress: [{}],
    },
  }),
  object('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['edu.example.go.kr'], secretName: 'tls' }],
      rules: [
        {
          host: 'edu.example.go.kr',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
    },
  }),
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector, maxUnavailable: '50%' } }),
  object('rbac.authorization.k8s.io/v1', 'Role', { rules: [rule] }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [rule] }),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web' }],
  }),
  object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1000 }),
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind: 'Widget', plural: 'widgets' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', properties: { size: { type: 'integer', default: 1 } } } },
            },
          },
        },
      ],
    },
  }),
  object('networking.istio.io/v1', 'VirtualService', {
    spec: {
      hosts: ['edu.example.go.kr'],
      gateways: ['edu'],
      http: [
        {
          match: [{ uri: { prefix: '/' } }],
          route: [{ destination: { host: 'web', port: { number: 80 } } }],
        },
      ],
    },
  }),
  object('security.istio.io/v1', 'PeerAuthentication', { spec: { mtls: { mode: 'STRICT' } } }),
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    spec: {
      parentRefs: [{ name: 'edu' }],
      hostnames: ['edu.example.go.kr'],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  }),
  object('monitoring.coreos.com/v1', 'ServiceMonitor', {
    spec: { selector, endpoints: [{ port: 'http', interval: '30s' }] },
  }),
  object('cert-manager.io/v1', 'Certificate', {
    spec: {
      secretName: 'tls',
      dnsNames: ['edu.example.go.kr'],
      duration: '2160h',
      issuerRef: { name: 'ca', kind: 'ClusterIssuer' },
    },
  }),
  object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: {
      interval: '10m',
      chartRef: { kind: 'OCIRepository', name: 'egov' },
      values: { anything: { goes: [1, 'two'] } },
    },
  }),
  object('source.toolkit.fluxcd.io/v1', 'OCIRepository', {
    spec: { interval: '10m', url: 'oci://registry.example.go.kr/egov', ref: { semver: '0.1.x' } },
  }),
  object('argoproj.io/v1alpha1', 'Application', {
    spec: {
      project: 'default',
      source: { repoURL: 'https://git.example.go.kr/egov', path: 'charts/egov-msa', targetRevision: 'v1' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'edu' },
      syncPolicy: { automated: { prune: true } },
    },
  }),
];
