export { authorizationLayer } from './authorization-layer.js';
export { entrancesOf, workloadsBehind, type Entrance } from './entrances.js';
export { componentOf, declaredEdges, endpointsOfEdge, type Edge } from './graph.js';
export { authorizationMatrix, networkMatrix } from './invariant.js';
export { allowedTraffic, endpointsOf, layersOf, mayReach } from './matrix.js';
export { mayAskDns, networkPolicyLayer } from './policy-layer.js';
export type { Caller, Endpoint, Traffic, TrafficLayer } from './types.js';
