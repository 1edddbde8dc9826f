import type { JsonValue } from '../../src/yaml/index.js';

const ANTI_AFFINITY = ['podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];

/** A value that the schema refuses. */
export interface BadValue {
  readonly what: string;
  /** Where it stands in the values. */
  readonly at: string;
  readonly value: JsonValue;
  /** Where the schema points to; `at` when left out. */
  readonly points?: string;
  /** What helm says. */
  readonly helm: string;
}

export const badValues: readonly BadValue[] = [
  {
    what: 'a name of a schema that ends the name in SQL',
    at: 'global.database.reservationName',
    value: 'a`; DROP',
    helm: "/global/database/reservationName: 'a`; DROP' does not match pattern",
  },
  {
    what: 'a field that no DestinationRule of Istio has',
    at: 'global.mesh.trafficPolicy.outlierDetection.consecutive5xxError',
    value: 5,
    helm: "/global/mesh/trafficPolicy/outlierDetection: additional properties 'consecutive5xxError' not allowed",
  },
  {
    what: 'a time of no length for the sidecars',
    at: 'global.mesh.trafficPolicy.connectionPool.tcp.connectTimeout',
    value: '0s',
    helm: "/global/mesh/trafficPolicy/connectionPool/tcp/connectTimeout: '0s' does not match pattern",
  },
  {
    what: 'a typo in global',
    at: 'global.imageRegistri',
    value: 'r',
    helm: "/global: additional properties 'imageRegistri' not allowed",
  },
  {
    what: 'a typo three levels deep',
    at: 'global.storage.shared.storageClas',
    value: 'nfs',
    helm: "/global/storage/shared: additional properties 'storageClas' not allowed",
  },
  {
    what: 'an unknown subchart',
    at: 'portl.enabled',
    value: true,
    points: '/portl',
    helm: "/: additional properties 'portl' not allowed",
  },
  {
    what: 'a typo in a subchart',
    at: 'portal.replicaCont',
    value: 2,
    helm: "/portal: additional properties 'replicaCont' not allowed",
  },
  {
    what: 'a typo in a disabled subchart',
    at: 'nfs-provisioner.storageClass.reclaimPolcy',
    value: 'Delete',
    helm: "/nfs-provisioner/storageClass: additional properties 'reclaimPolcy' not allowed",
  },
  {
    what: 'a tag, of which the chart has none',
    at: 'tags.backend',
    value: true,
    helm: "/tags: additional properties 'backend' not allowed",
  },
  {
    what: 'a text for a number',
    at: 'portal.replicaCount',
    value: 'two',
    helm: '/portal/replicaCount: got string, want integer',
  },
  {
    what: 'a number for a text',
    at: 'global.database.password',
    value: 12345678,
    helm: '/global/database/password: got number, want string',
  },
  {
    what: 'a text for a switch',
    at: 'mysql.enabled',
    value: 'no',
    helm: '/mysql/enabled: got string, want boolean',
  },
  {
    what: 'an impossible port',
    at: 'global.database.port',
    value: 70000,
    helm: '/global/database/port: maximum: got 70,000, want 65,535',
  },
  {
    what: 'a node port outside the range',
    at: 'portal.service.nodePort',
    value: 8080,
    helm: '/portal/service/nodePort: minimum: got 8,080, want 30,000',
  },
  {
    what: 'an invalid quantity',
    at: 'portal.resources.limits.memory',
    value: '1 GB',
    helm: "/portal/resources/limits/memory: '1 GB' does not match pattern",
  },
  {
    what: 'a typo in resources',
    at: 'portal.resources.limits.memroy',
    value: '1Gi',
    helm: "/portal/resources/limits: additional properties 'memroy' not allowed",
  },
  {
    what: 'a typo in a probe',
    at: 'user-service.probes.liveness.periodSecond',
    value: 5,
    helm: "/user-service/probes/liveness: additional properties 'periodSecond' not allowed",
  },
  {
    what: 'a typo in a probe handler',
    at: 'user-service.probes.liveness.httpGet.pth',
    value: '/',
    helm: "/user-service/probes/liveness/httpGet: additional properties 'pth' not allowed",
  },
  {
    what: 'a typo in affinity',
    at: `portal.affinity.${ANTI_AFFINITY.join('.')}`,
    value: [{ topologyKey: 'zone', labelSelectr: {} }],
    points: `/portal/affinity/${ANTI_AFFINITY.join('/')}/0/labelSelectr`,
    helm: "/0: additional properties 'labelSelectr' not allowed",
  },
  {
    what: 'a typo in a toleration',
    at: 'portal.tolerations',
    value: [{ key: 'gpu', efect: 'NoSchedule' }],
    points: '/portal/tolerations/0/efect',
    helm: "/portal/tolerations/0: additional properties 'efect' not allowed",
  },
  {
    what: 'a typo in a volume',
    at: 'portal.extraVolumes',
    value: [{ name: 'logs', emptyDr: {} }],
    points: '/portal/extraVolumes/0/emptyDr',
    helm: "/portal/extraVolumes/0: additional properties 'emptyDr' not allowed",
  },
  {
    what: 'a number in an environment variable',
    at: 'portal.env.PORT',
    value: 3000,
    helm: '/portal/env/PORT: got number, want string',
  },
  {
    what: 'an unknown choice',
    at: 'global.exposure.type',
    value: 'nodeport',
    helm: "/global/exposure/type: value must be one of 'none', 'nodePort'",
  },
  {
    what: 'an unknown pull policy',
    at: 'portal.image.pullPolicy',
    value: 'Sometimes',
    helm: "/portal/image/pullPolicy: value must be one of '', 'Always'",
  },
  {
    what: 'a registry with a scheme',
    at: 'global.imageRegistry',
    value: 'https://registry.example.go.kr',
    helm: "/global/imageRegistry: 'https://registry.example.go.kr' does not match pattern",
  },
  {
    what: 'a host with a scheme',
    at: 'global.database.host',
    value: 'mysql://db',
    helm: "/global/database/host: 'mysql://db' does not match pattern",
  },
];
