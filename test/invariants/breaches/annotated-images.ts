import type { Breach, ExpectedFinding } from './types.js';

const unlistedWorker: ExpectedFinding = {
  template: 'base/charts/worker/templates/worker.yaml',
  object: 'StatefulSet/egov-worker',
  path: 'spec.template.spec.containers[0].image',
  message:
    'StatefulSet egov-worker runs docker.io/example/worker:1.0, which artifacthub.io/images does not list.',
  hint: 'Add it to that annotation in Chart.yaml.',
};

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
];
