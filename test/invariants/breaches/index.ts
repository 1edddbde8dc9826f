import { declaredPorts } from './declared-ports.js';
import { uniqueNodePorts } from './unique-node-ports.js';
import { storageByEnvironment } from './storage-by-environment.js';
import { singleNodeClaims } from './single-node-claims.js';
import { resolvedReferences } from './resolved-references.js';
import { matchingSelectors } from './matching-selectors.js';
import { standardLabels } from './standard-labels.js';
import { probesPresent } from './probes-present.js';
import { independentLiveness } from './independent-liveness.js';
import { resourcesPresent } from './resources-present.js';
import { authorizationMatrix } from './authorization-matrix.js';
import { autoscaledReplicas } from './autoscaled-replicas.js';
import { limitRangeFits } from './limit-range-fits.js';
import { quotaFits } from './quota-fits.js';
import { pinnedImages } from './pinned-images.js';
import { registryPrefix } from './registry-prefix.js';
import { podSecurity } from './pod-security.js';
import { noPlainSecrets } from './no-plain-secrets.js';
import { tokenNeedsRbac } from './token-needs-rbac.js';
import { leastRbac } from './least-rbac.js';
import { meshProtocols } from './mesh-protocols.js';
import { nameLimits } from './name-limits.js';
import { portableRelease } from './portable-release.js';
import { configChecksums } from './config-checksums.js';
import { configRestarts } from './config-restarts.js';
import { tlsRequired } from './tls-required.js';
import { repeatableRender } from './repeatable-render.js';
import { neighbourIsolation } from './neighbour-isolation.js';
import { networkMatrix } from './network-matrix.js';
import { annotatedImages } from './annotated-images.js';
import { subchartVersions } from './subchart-versions.js';
import { usedValues } from './used-values.js';
import { knownValues } from './known-values.js';
import { renderedTemplates } from './rendered-templates.js';
import type { Breach } from './types.js';

export type { Breach, ExpectedFinding } from './types.js';

/** By rule. */
export const breaches: Readonly<Record<string, readonly Breach[]>> = {
  'declared-ports': declaredPorts,
  'unique-node-ports': uniqueNodePorts,
  'storage-by-environment': storageByEnvironment,
  'single-node-claims': singleNodeClaims,
  'resolved-references': resolvedReferences,
  'matching-selectors': matchingSelectors,
  'standard-labels': standardLabels,
  'probes-present': probesPresent,
  'independent-liveness': independentLiveness,
  'resources-present': resourcesPresent,
  'autoscaled-replicas': autoscaledReplicas,
  'quota-fits': quotaFits,
  'limit-range-fits': limitRangeFits,
  'pinned-images': pinnedImages,
  'registry-prefix': registryPrefix,
  'pod-security': podSecurity,
  'no-plain-secrets': noPlainSecrets,
  'token-needs-rbac': tokenNeedsRbac,
  'least-rbac': leastRbac,
  'name-limits': nameLimits,
  'portable-release': portableRelease,
  'config-checksums': configChecksums,
  'config-restarts': configRestarts,
  'tls-required': tlsRequired,
  'repeatable-render': repeatableRender,
  'network-matrix': networkMatrix,
  'authorization-matrix': authorizationMatrix,
  'neighbour-isolation': neighbourIsolation,
  'mesh-protocols': meshProtocols,
  'annotated-images': annotatedImages,
  'subchart-versions': subchartVersions,
  'used-values': usedValues,
  'known-values': knownValues,
  'rendered-templates': renderedTemplates,
};
