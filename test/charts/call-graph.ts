/**
 * Who may connect to whom, as it was measured on upstream's applications: client to `server:port`, with the ports that the
 * pods listen on. It stands here apart from the chart's `connectsTo`, so that the one proves the other.
 */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  admin: ['apigateway:8000'],
  portal: ['apigateway:8000'],
  apigateway: [
    'config:8888',
    'rabbitmq:5672',
    'user-service:8080',
    'portal-service:8080',
    'board-service:8080',
    'reserve-item-service:8080',
    'reserve-check-service:8080',
    'reserve-request-service:8080',
  ],
  'user-service': [],
  'portal-service': ['user-service:8080', 'board-service:8080'],
  'board-service': ['user-service:8080'],
  'reserve-check-service': ['user-service:8080', 'reserve-item-service:8080'],
  'reserve-item-service': [],
  'reserve-request-service': [],
  config: ['rabbitmq:5672'],
};

const DOMAIN = Object.keys(ALWAYS).filter((name) => name.endsWith('-service'));
const STARTS_WITH_CONFIG = ['apigateway', ...DOMAIN];

/** What a release has turned on. */
export interface Features {
  readonly database?: boolean;
  readonly broker?: boolean;
  readonly eureka?: boolean;
  readonly zipkin?: boolean;
  readonly logstash?: boolean;
  readonly kibana?: boolean;
  readonly tracesInElasticsearch?: boolean;
  readonly backup?: boolean;
}

const edges = (clients: readonly string[], server: string): readonly string[] =>
  clients.map((client) => `${client} -> ${server}`);

/** Every pair that may talk in a release with these features. */
export const expectedPairs = (features: Features): readonly string[] =>
  [
    ...Object.entries(ALWAYS).flatMap(([client, servers]) =>
      servers.map((server) => `${client} -> ${server}`),
    ),
    ...edges(DOMAIN, 'config:8888'),
    ...edges(DOMAIN, 'rabbitmq:5672'),
    ...(features.database === false ? [] : edges(DOMAIN, 'mysql:3306')),
    ...(features.eureka === false ? [] : edges(STARTS_WITH_CONFIG, 'discovery:8761')),
    ...(features.zipkin === false ? [] : edges(DOMAIN, 'zipkin:9411')),
    ...(features.logstash === true
      ? [...edges([...STARTS_WITH_CONFIG, 'config'], 'logstash:8088'), 'logstash -> elasticsearch:9200']
      : []),
    ...(features.kibana === true ? ['kibana -> elasticsearch:9200'] : []),
    ...(features.backup === true ? ['backup -> mysql:3306'] : []),
    ...(features.tracesInElasticsearch === true ? ['zipkin -> elasticsearch:9200'] : []),
  ]
    .filter((pair) => features.broker !== false || !pair.endsWith('rabbitmq:5672'))
    .sort();
