import { GONE } from '../support/fixture.js';
import type { Breach, ExpectedFinding } from './types.js';

const unlistedWorker: ExpectedFinding = {
  template: 'base/charts/worker/templates/worker.yaml',
  object: 'StatefulSet/egov-worker',
  path: 'spec.template.spec.containers[0].image',
  message:
    'StatefulSet egov-worker runs docker.io/example/worker:1.0, which artifacthub.io/images does not list.',
  hint: 'Add it to that annotation in Chart.yaml.',
};

/** Nothing is left but a ConfigMap. */
const WITHOUT_CONTAINERS: Breach['edits'] = {
  charts: GONE,
  'chart-checks.yaml': GONE,
  'templates/_helpers.tpl': GONE,
  'templates/claim.yaml': GONE,
  'templates/ingress.yaml': GONE,
  'templates/policies.yaml': GONE,
  'templates/scaling.yaml': GONE,
  'templates/service.yaml': GONE,
  'templates/web.yaml': GONE,
  'templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-web
  labels:
    app.kubernetes.io/name: web
    app.kubernetes.io/instance: {{ .Release.Name }}
    app.kubernetes.io/managed-by: {{ .Release.Service }}
    helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
data:
  greeting: {{ .Values.greeting | quote }}
`,
  'values.yaml': 'greeting: hello\n',
};

const METADATA = `apiVersion: v2
name: base
version: 1.0.0
`;

/** Changes of the base chart around the rule annotated-images, and what it says of each. */
export const annotatedImages: readonly Breach[] = [
  {
    name: 'an image that the annotation does not list',
    edits: {
      'Chart.yaml': [
        `    - name: worker
      image: docker.io/example/worker:1.0
`,
        '',
      ],
    },
    findings: [unlistedWorker],
  },
  {
    name: 'an annotation that lists an image which nobody runs',
    edits: {
      'Chart.yaml': [
        `    - name: worker
`,
        `    - {name: old, image: docker.io/example/old:1.0}
    - name: worker
`,
      ],
    },
    findings: [
      {
        values: undefined,
        template: 'base/Chart.yaml',
        path: "annotations['artifacthub.io/images']",
        message: 'artifacthub.io/images lists docker.io/example/old:1.0, which no case runs.',
        hint: 'Remove it, or correct its tag.',
      },
    ],
  },
  {
    name: 'a chart without the annotation',
    edits: {
      'Chart.yaml': [
        `  artifacthub.io/images: |
`,
        `  other: |
`,
      ],
    },
    findings: [
      {
        values: undefined,
        template: 'base/Chart.yaml',
        path: "annotations['artifacthub.io/images']",
        message: 'There is no annotation artifacthub.io/images.',
        hint: 'List the name and image of every container in it.',
      },
    ],
  },
  {
    name: 'an annotation that names another registry than the chart',
    edits: { 'Chart.yaml': ['docker.io/example/worker:1.0', 'ghcr.io/example/worker:1.0'] },
    findings: [
      {
        values: undefined,
        template: 'base/Chart.yaml',
        path: "annotations['artifacthub.io/images']",
        message: 'artifacthub.io/images lists ghcr.io/example/worker:1.0, which no case runs.',
        hint: 'Remove it, or correct its tag.',
      },
      unlistedWorker,
    ],
  },
  {
    name: 'a case whose images all come from a registry of its own',
    edits: {
      'ci/own-values.yaml': 'global: {imageRegistry: registry.example.go.kr/egov}\n',
    },
    findings: [],
  },
  {
    name: 'a chart without containers and without the annotation',
    edits: { ...WITHOUT_CONTAINERS, 'Chart.yaml': METADATA },
    findings: [],
  },
  {
    name: 'a chart without containers whose annotation lists an image',
    edits: {
      ...WITHOUT_CONTAINERS,
      'Chart.yaml': `${METADATA}annotations: {artifacthub.io/images: "[{name: web, image: docker.io/example/web:1.0}]"}\n`,
    },
    findings: [
      {
        values: undefined,
        template: 'base/Chart.yaml',
        path: "annotations['artifacthub.io/images']",
        message: 'artifacthub.io/images lists docker.io/example/web:1.0, which no case runs.',
        hint: 'Remove it, or correct its tag.',
      },
    ],
  },
];
