import { forWeb, forWorker, mesh, policy } from './mesh.js';
import type { Breach } from './types.js';

const finding = (of: 'web' | 'worker', message: string) => ({
  ...(of === 'web'
    ? { template: 'base/templates/web.yaml', object: 'Deployment/egov-web' }
    : { template: 'base/charts/worker/templates/worker.yaml', object: 'StatefulSet/egov-worker' }),
  path: 'spec.template.metadata.labels',
  message,
  hint: 'Correct the AuthorizationPolicy, the ServiceAccount or the PeerAuthentication, or the call graph that they are made from.',
});

const tooFew = finding(
  'worker',
  'web may not reach worker at port 9000, though the call graph has the edge web -> worker:9000.',
);

/** Changes of the base chart around the rule authorization-matrix, and what it says of each. */
export const authorizationMatrix: readonly Breach[] = [
  { name: 'a mesh that allows the call graph', edits: mesh(forWeb, forWorker('web', '9000')), findings: [] },
  {
    name: 'a workload without a policy',
    edits: mesh(forWeb),
    findings: [
      finding('worker', 'worker may reach worker at port 9000, and the call graph has no such edge.'),
      finding(
        'worker',
        'Anybody outside the release may reach worker at port 9000, and the call graph has no such edge.',
      ),
    ],
  },
  {
    name: 'a policy for another account',
    edits: mesh(forWeb, forWorker('ghost', '9000')),
    findings: [
      finding(
        'worker',
        'Anybody outside the release may reach worker at port 9000, and the call graph has no such edge.',
      ),
      tooFew,
    ],
  },
  {
    name: 'a policy for the port of something else',
    edits: mesh(forWeb, forWorker('web', '80')),
    findings: [tooFew],
  },
  {
    name: 'a refusal beside a permission',
    edits: mesh(
      forWeb,
      forWorker('web', '9000'),
      policy('worker', 'action: DENY\n  rules: [{to: [{operation: {ports: ["9000"]}}]}]', 'refusal'),
    ),
    findings: [tooFew],
  },
  {
    name: 'a caller without a sidecar',
    edits: {
      ...mesh(forWeb, forWorker('web', '9000')),
      'values.yaml': ['labels: {}', 'labels: {sidecar.istio.io/inject: "false"}'],
    },
    findings: [
      finding('web', 'web may reach web at port 8080, and the call graph has no such edge.'),
      finding('web', 'worker may reach web at port 8080, and the call graph has no such edge.'),
      tooFew,
    ],
  },
];
