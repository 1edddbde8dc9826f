import { annotatedImages } from './cases/annotated-images.js';
import { configRestarts } from './cases/config-restarts.js';
import { neighbourIsolation } from './cases/neighbour-isolation.js';
import { portableRelease } from './cases/portable-release.js';
import { registryPrefix } from './cases/registry-prefix.js';
import { renderedTemplates } from './cases/rendered-templates.js';
import { repeatableRender } from './cases/repeatable-render.js';
import { knownValuesOnly } from './chart/known-values.js';
import { subchartVersions } from './chart/subchart-versions.js';
import { usedValues } from './chart/used-values.js';
import { authorizationMatrix, networkMatrix } from './network/index.js';
import { podSecurity } from './pod-security/index.js';
import { limitRangeFits, quotaFits } from './quota/index.js';
import { autoscaledReplicas } from './release/autoscaled-replicas.js';
import { configChecksums } from './release/config-checksums.js';
import { declaredPorts } from './release/declared-ports.js';
import { independentLiveness } from './release/independent-liveness.js';
import { leastRbac } from './release/least-rbac.js';
import { matchingSelectors } from './release/matching-selectors.js';
import { meshProtocols } from './release/mesh-protocols.js';
import { nameLimits } from './release/name-limits.js';
import { noPlainSecrets } from './release/no-plain-secrets.js';
import { pinnedImages } from './release/pinned-images.js';
import { probesPresent } from './release/probes-present.js';
import { resolvedReferences } from './release/resolved-references.js';
import { resourcesPresent } from './release/resources-present.js';
import { singleNodeClaims } from './release/single-node-claims.js';
import { standardLabels } from './release/standard-labels.js';
import { storageByEnvironment } from './release/storage-by-environment.js';
import { tlsRequired } from './release/tls-required.js';
import { tokenNeedsRbac } from './release/token-needs-rbac.js';
import { uniqueNodePorts } from './release/unique-node-ports.js';
import type { Invariant } from './types.js';

/** Every invariant, in the order of reports. */
export const invariants: readonly Invariant[] = [
  declaredPorts,
  uniqueNodePorts,
  storageByEnvironment,
  singleNodeClaims,
  resolvedReferences,
  matchingSelectors,
  standardLabels,
  probesPresent,
  independentLiveness,
  resourcesPresent,
  autoscaledReplicas,
  quotaFits,
  limitRangeFits,
  pinnedImages,
  registryPrefix,
  podSecurity,
  noPlainSecrets,
  tokenNeedsRbac,
  leastRbac,
  nameLimits,
  portableRelease,
  configChecksums,
  configRestarts,
  tlsRequired,
  repeatableRender,
  networkMatrix,
  authorizationMatrix,
  neighbourIsolation,
  meshProtocols,
  annotatedImages,
  subchartVersions,
  usedValues,
  knownValuesOnly,
  renderedTemplates,
];
