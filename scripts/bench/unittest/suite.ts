import { stringify } from 'yaml';
import { VALUES_CASES, type ValuesCase } from '../values-cases.js';

/** One assertion of helm-unittest: its kind with what it takes, and the template that it looks at. */
type Assertion = Readonly<Record<string, unknown>>;

const DEPLOYMENT = 'charts/apigateway/templates/deployment.yaml';
const AUTOSCALER = 'charts/apigateway/templates/hpa.yaml';
const GATEWAY = 'charts/apigateway/templates/service.yaml';
const CONFIG = 'charts/config/templates/service.yaml';
const DATABASE = 'charts/mysql/templates/service.yaml';

const CONTAINER = 'spec.template.spec.containers[0]';

/** Of the Service alone; ours follows the port to the pods as well. */
const exposesPort = (template: string, port: number): Assertion => ({
  template,
  contains: { path: 'spec.ports', content: { port }, any: true },
});

/**
 * What the worker asserts of a release, in its order. helm-unittest sees one object at a time, so what ours says of all
 * objects is said of the gateway's.
 */
const assertionsOf = (replicas: number): readonly Assertion[] => [
  { template: DEPLOYMENT, lengthEqual: { path: 'spec.template.spec.containers', count: 1 } },
  { template: AUTOSCALER, equal: { path: 'spec.maxReplicas', value: replicas } },
  // For `defects`, which reads every object for faults of YAML: no template that is rendered here fails.
  { notFailedTemplate: {} },
  exposesPort(GATEWAY, 8000),
  exposesPort(CONFIG, 8888),
  exposesPort(DATABASE, 3306),
  // For `declared-ports`: the container has the port that the Service names.
  {
    template: DEPLOYMENT,
    contains: { path: `${CONTAINER}.ports`, content: { name: 'http', containerPort: 8000 }, any: true },
  },
  // For `matching-selectors`: the pods have the labels that the Service selects.
  {
    template: DEPLOYMENT,
    isSubset: {
      path: 'spec.template.metadata.labels',
      content: { 'app.kubernetes.io/name': 'apigateway', 'app.kubernetes.io/instance': 'egov' },
    },
  },
  // For `resolved-references`: the autoscaler refers to the Deployment.
  { template: AUTOSCALER, equal: { path: 'spec.scaleTargetRef.name', value: 'egov-apigateway' } },
  // For `resources-present`: the container asks for some.
  { template: DEPLOYMENT, exists: { path: `${CONTAINER}.resources.requests` } },
];

const testOf = ({ replicas, path }: ValuesCase) => ({
  it: `holds with at most ${String(replicas)} replicas`,
  set: { [path]: replicas },
  asserts: assertionsOf(replicas),
});

/** How many assertions the suite makes. */
export const ASSERTIONS = VALUES_CASES.flatMap(({ replicas }) => assertionsOf(replicas)).length;

/** What helm-unittest renders: the whole chart, as ours does, or the templates that the assertions look at. */
export type Extent = 'chart' | 'templates';

/**
 * Writes the worker's assertions as a suite of helm-unittest.
 *
 * @example await writeFile('chart/tests/umbrella_test.yaml', formatSuite('chart'));
 */
export const formatSuite = (extent: Extent): string =>
  stringify(
    {
      suite: 'the umbrella',
      ...(extent === 'templates' ? { templates: [DEPLOYMENT, AUTOSCALER, GATEWAY, CONFIG, DATABASE] } : {}),
      release: { name: 'egov', namespace: 'default' },
      tests: VALUES_CASES.map(testOf),
    },
    { aliasDuplicateObjects: false },
  );
