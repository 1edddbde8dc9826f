export { componentOf, declaredEdges, endpointsOfEdge, type Edge } from './graph.js';
export { networkMatrix } from './invariant.js';
export { allowedTraffic, endpointsOf, layersOf, mayReach } from './matrix.js';
export { mayAskDns } from './policy-layer.js';
export type { Caller, Endpoint, Traffic, TrafficLayer } from './types.js';
