import type { Breach } from './types.js';

/** Changes of the base chart around the rule used-values, and what it says of each. */
export const usedValues: readonly Breach[] = [
  {
    name: 'a key that no template reads',
    edits: {
      'values.yaml': [
        'greeting: hello',
        `greeting: hello
farewell: {text: bye}`,
      ],
    },
    findings: [
      {
        values: undefined,
        template: 'base/values.yaml',
        path: 'farewell.text',
        message: 'No template reads farewell.text.',
        hint: 'Remove it, use it, or list it under usedValues in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a key of a subchart and a global that no template reads',
    edits: {
      'values.yaml': [
        '  clusterDomain:',
        `  unread: yes
  clusterDomain:`,
      ],
      'charts/worker/values.yaml': [
        'size: 1Gi',
        `size: 1Gi
speed: 1`,
      ],
    },
    findings: [
      {
        values: undefined,
        template: 'base/values.yaml',
        path: 'global.unread',
        message: 'No template reads global.unread.',
        hint: 'Remove it, use it, or list it under usedValues in chart-checks.yaml.',
      },
      {
        values: undefined,
        template: 'base/values.yaml',
        path: 'worker.speed',
        message: 'No template reads worker.speed.',
        hint: 'Remove it, use it, or list it under usedValues in chart-checks.yaml.',
      },
    ],
  },
];
