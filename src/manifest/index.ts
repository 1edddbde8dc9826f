export { cpuTargetOf, targetOfAutoscaler } from './autoscalers.js';
export { environmentOf, type ResolvedVariable } from './environment.js';
export { groupOf, identityOf } from './identity.js';
export { routesOfHttpRoute, type HttpRouteTarget } from './http-routes.js';
export { routesOfIngress, type IngressRoute } from './ingresses.js';
export type {
  DocumentOf,
  DocumentOfKind,
  KubernetesDocument,
  ManifestObject,
  Metadata,
  ServicePort,
} from './objects.js';
export type { SourcedDocument } from './sourced-document.js';
export { splitStream, type StreamDocument } from './split.js';
export { parseManifests, type ManifestDefect, type ParsedManifests } from './parse.js';
export {
  WORKLOAD_KINDS,
  containerOf,
  containersOf,
  podLabelsOf,
  podSpecOf,
  podTemplateOf,
  workloadsOf,
  type WorkloadKind,
} from './pods.js';
export { joinReleases } from './join.js';
export { NAME_LABEL, indexRelease, type Release, type RenderedRelease } from './release.js';
export { matchesSelector } from './selectors.js';
export { portsOfService, workloadsOfService, type ResolvedPort } from './services.js';
export { claimsOf, storageClassOf, type WorkloadClaim } from './storage.js';
export type * from './workloads.js';
