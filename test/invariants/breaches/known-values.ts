import type { Breach } from './types.js';

/** Changes of the base chart around the rule known-values, and what it says of each. */
export const knownValues: readonly Breach[] = [
  {
    name: 'a key below an empty mapping, and the condition of a subchart',
    edits: {
      'ci/labels-values.yaml': `labels: {team: web}
worker: {enabled: true}
`,
    },
    findings: [],
  },
  {
    name: 'a key that only the schema knows',
    edits: {
      'values.schema.json': '{"properties": {"greeting": {}, "farewell": {"type": "string"}}}',
      'ci/farewell-values.yaml': `farewell: bye
`,
    },
    findings: [],
  },
  {
    name: 'a mistyped key in a values file',
    edits: {
      'ci/typo-values.yaml': `greting: hi
worker: {image: {tagg: "1.0"}}
`,
    },
    findings: [
      {
        values: 'ci/typo-values.yaml',
        path: 'greting',
        message: 'ci/typo-values.yaml sets greting, which base does not know.',
        hint: 'Did you mean greeting? Otherwise remove it, or add it to values.yaml.',
      },
      {
        values: 'ci/typo-values.yaml',
        path: 'worker.image.tagg',
        message: 'ci/typo-values.yaml sets worker.image.tagg, which base does not know.',
        hint: 'Did you mean worker.image.tag? Otherwise remove it, or add it to values.yaml.',
      },
    ],
  },
  {
    name: 'a mistyped key of a subchart in values.yaml',
    edits: {
      'values.yaml': [
        '  enabled: true',
        `  enabled: true
  sise: 2Gi`,
      ],
    },
    findings: [
      {
        values: 'values.yaml',
        path: 'worker.sise',
        message: 'values.yaml sets worker.sise, which base does not know.',
        hint: 'Did you mean worker.size? Otherwise remove it, or add it to values.yaml.',
      },
    ],
  },
];
