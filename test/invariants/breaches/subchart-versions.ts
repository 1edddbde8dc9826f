import type { Breach } from './types.js';

/** Changes of the base chart around the rule subchart-versions, and what it says of each. */
export const subchartVersions: readonly Breach[] = [
  {
    name: 'a subchart of another version',
    edits: { 'charts/worker/Chart.yaml': ['version: 1.0.0', 'version: 1.1.0'] },
    findings: [
      {
        values: undefined,
        template: 'base/Chart.yaml',
        path: 'dependencies[0].version',
        message: 'base needs worker 1.0.0, and charts/worker has version 1.1.0.',
        hint: 'Change both versions together.',
      },
    ],
  },
  {
    name: 'a subchart that Chart.yaml does not list',
    edits: {
      'charts/spare/Chart.yaml': `apiVersion: v2
name: spare
version: 1.0.0
`,
    },
    findings: [
      {
        values: undefined,
        template: 'base/Chart.yaml',
        path: 'dependencies',
        message: 'charts/ has spare, which the dependencies of base do not list.',
        hint: 'List it with its version and, if it can be turned off, its condition.',
      },
    ],
  },
];
