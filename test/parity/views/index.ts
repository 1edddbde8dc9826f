import type { ManifestObject, Release } from '../../../src/manifest/index.js';
import type { JsonObject } from '../../../src/yaml/index.js';
import { ingressView, serviceView } from './network.js';
import {
  autoscalerView,
  bindingView,
  claimView,
  configMapView,
  roleView,
  secretView,
  serviceAccountView,
  storageClassView,
} from './other.js';
import { workloadView } from './workload.js';

const VIEWS = {
  Deployment: workloadView,
  StatefulSet: workloadView,
  Service: serviceView,
  Ingress: ingressView,
  HorizontalPodAutoscaler: autoscalerView,
  PersistentVolumeClaim: claimView,
  StorageClass: storageClassView,
  ConfigMap: configMapView,
  Secret: secretView,
  ServiceAccount: serviceAccountView,
  Role: roleView,
  ClusterRole: roleView,
  RoleBinding: bindingView,
  ClusterRoleBinding: bindingView,
} as const;

/** What of an object the facts speak of, as plain data. */
export function viewOf(release: Release, object: ManifestObject): JsonObject {
  const view = (VIEWS as Readonly<Record<string, (release: Release, object: never) => JsonObject>>)[
    object.kind
  ];
  if (view === undefined) throw new TypeError(`No view of ${object.kind}: add one to test/parity/views.`);
  return view(release, object as never);
}
