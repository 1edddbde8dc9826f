/** One workload of upstream's Kustomize files, with what stands around it. Source: k8s/ of egovframe-msa-edu. */
export interface UpstreamComponent {
  /** Name of its Service, and the start of the names of the rest. */
  readonly base: string;
  /** The subchart that takes its place. */
  readonly component: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  /** Claim that its data are on. */
  readonly claim?: string;
  /** Objects of its own beside workload, Service and autoscaler, as `Kind/name`. */
  readonly others?: readonly string[];
}

const deployment = (component: string, base = component): UpstreamComponent => ({
  base,
  component,
  kind: 'Deployment',
});

/** The programs built from upstream's sources, whose images are carried over. */
export const APPLICATIONS: readonly UpstreamComponent[] = [
  ...[
    'apigateway',
    'config',
    'discovery',
    'user-service',
    'portal-service',
    'board-service',
    'reserve-check-service',
    'reserve-item-service',
    'reserve-request-service',
  ].map((name) => deployment(name)),
  deployment('admin', 'frontend-admin'),
  deployment('portal', 'frontend-portal'),
];

export const DATABASE: UpstreamComponent = {
  base: 'mysql',
  component: 'mysql',
  kind: 'StatefulSet',
  claim: 'mysql-pvc',
  others: ['ConfigMap/mysql-configmap', 'Secret/mysql-secret'],
};

export const BUILD_SERVER: UpstreamComponent = {
  base: 'jenkins',
  component: 'jenkins',
  kind: 'StatefulSet',
  claim: 'jenkins-pvc',
  others: ['Service/jenkins-jnlp', 'RoleBinding/jenkins', 'Role/jenkins', 'ServiceAccount/jenkins'],
};

/** The parts of the log shipping. */
export const LOGGING: readonly UpstreamComponent[] = [
  deployment('elasticsearch'),
  { ...deployment('logstash'), others: ['ConfigMap/logstash-configmap'] },
  { ...deployment('kibana'), others: ['ConfigMap/kibana-configmap'] },
];

export const COMPONENTS: readonly UpstreamComponent[] = [
  ...APPLICATIONS,
  deployment('rabbitmq'),
  deployment('zipkin'),
  ...LOGGING,
  DATABASE,
  BUILD_SERVER,
];

/** The claim that uploads and message files are on. */
export const SHARED_CLAIM = 'backend-pvc';
/** Those that write to it; the other services of upstream do not mount it. */
export const SHARED_USERS: readonly string[] = ['portal-service', 'board-service'];

/** Settings that several workloads read; they go last. */
export const SHARED_OBJECTS: readonly string[] = [
  'ConfigMap/backend-configmap',
  'ConfigMap/common-configmap',
];

/** What makes and deletes the volumes of the class `nfs`: claims that are in use need it. */
export const STORAGE_OBJECTS: readonly string[] = [
  'Deployment/nfs-provisioner-deployment',
  'ServiceAccount/nfs-provisioner-sa',
  'Role/nfs-provisioner-r',
  'RoleBinding/nfs-provisioner-rb',
];

/** Variables that upstream's own files set; others are the user's. */
export const KNOWN_VARIABLES: readonly string[] = [
  'APIGATEWAY_HOSTNAME',
  'APP_HOME',
  'DB_PASSWORD',
  'DB_USERNAME',
  'EUREKA_INSTANCE_HOSTNAME',
  'MYSQL_HOSTNAME',
  'RABBITMQ_HOSTNAME',
  'SEARCH_LOCATION',
  'SERVER_PORT',
  'SPRING_CLOUD_CONFIG_URI',
  'TZ',
  'ZIPKIN_HOSTNAME',
];

/** What the services log in with where nothing else is said: a literal of upstream's configuration. */
export const BUILT_IN_PASSWORD = 'msaportal';
