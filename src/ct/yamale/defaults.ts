/**
 * The schema of Chart.yaml used when there is no chart_schema.yaml: the fields of Helm's Chart.yaml, as
 * chart-testing's own schema has them.
 *
 * @see https://github.com/helm/chart-testing/blob/main/etc/chart_schema.yaml
 */
export const DEFAULT_CHART_SCHEMA = `
name: str()
home: str(required=False)
version: str()
apiVersion: str()
appVersion: any(str(), num(), required=False)
description: str(required=False)
keywords: list(str(), required=False)
sources: list(str(), required=False)
maintainers: list(include('maintainer'), required=False)
dependencies: list(include('dependency'), required=False)
icon: str(required=False)
engine: str(required=False)
condition: str(required=False)
tags: str(required=False)
deprecated: bool(required=False)
kubeVersion: str(required=False)
annotations: map(str(), str(), required=False)
type: str(required=False)
---
maintainer: {name: str(), email: str(required=False), url: str(required=False)}
---
dependency:
  name: str()
  version: str()
  repository: str(required=False)
  condition: str(required=False)
  tags: list(str(), required=False)
  enabled: bool(required=False)
  import-values: list(any(str(), include('import-value')), required=False)
  alias: str(required=False)
---
import-value: {child: str(), parent: str()}
`;
