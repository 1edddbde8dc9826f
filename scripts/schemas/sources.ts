/** Where one file of schemas/ comes from. */
export interface SchemaSource {
  /** Name of the file in schemas/, without extension. */
  readonly name: string;
  readonly type: 'kubernetes' | 'custom-resources';
  /** Module of tools/schemas/go.mod, and its version's prefix when the module stands there more than once. */
  readonly module: string;
  readonly versionPrefix: string;
  /** Files in the module: the OpenAPI document, or the CustomResourceDefinitions. */
  readonly files: readonly string[];
}

/** The Kubernetes versions that the chart supports. */
const KUBERNETES_VERSIONS = ['1.32', '1.33', '1.34', '1.35', '1.36'];

const customResources = (name: string, module: string, ...files: readonly string[]): SchemaSource => ({
  name,
  type: 'custom-resources',
  module,
  versionPrefix: 'v',
  files,
});

/** Everything that a schema is made from. */
export const SCHEMA_SOURCES: readonly SchemaSource[] = [
  ...KUBERNETES_VERSIONS.map((version): SchemaSource => ({
    name: `kubernetes-${version}`,
    type: 'kubernetes',
    module: 'k8s.io/kubernetes',
    versionPrefix: `v${version}.`,
    files: ['api/openapi-spec/swagger.json'],
  })),
  customResources('istio', 'istio.io/api', 'kubernetes/customresourcedefinitions.gen.yaml'),
  // The experimental channel also holds fields that most clusters do not have.
  customResources('gateway-api', 'sigs.k8s.io/gateway-api', 'config/crd/standard/*.yaml'),
  customResources(
    'prometheus-operator',
    'github.com/prometheus-operator/prometheus-operator',
    'example/prometheus-operator-crd/*.yaml',
  ),
  customResources('cert-manager', 'github.com/cert-manager/cert-manager', 'deploy/crds/*.yaml'),
  customResources('flux-helm-controller', 'github.com/fluxcd/helm-controller', 'config/crd/bases/*.yaml'),
  customResources('flux-source-controller', 'github.com/fluxcd/source-controller', 'config/crd/bases/*.yaml'),
  customResources('argo-cd', 'github.com/argoproj/argo-cd/v3', 'manifests/crds/*-crd.yaml'),
];
