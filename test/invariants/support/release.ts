import { indexRelease, parseManifests, type Release } from '../../../src/manifest/index.js';

/** A release from documents as YAML, as if one template had made them in the namespace `own`. */
export const releaseOf = (...documents: readonly string[]): Release =>
  indexRelease({
    parsed: parseManifests(
      documents.map((text) => `---\n# Source: test/templates/all.yaml\n${text}\n`).join(''),
    ),
    namespace: 'own',
    releaseName: 'test',
  });

/** A Deployment whose pods have the label `app`, and one port. */
export const deployment = (app: string, port = 8080, namespace = 'own'): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${app}, namespace: ${namespace}}
spec:
  selector: {matchLabels: {app: ${app}}}
  template:
    metadata: {labels: {app: ${app}}}
    spec:
      containers:
        - {name: main, ports: [{name: main, containerPort: ${port}}, {containerPort: ${port}, protocol: UDP}]}`;
