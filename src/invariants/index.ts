export { checkCases, checkChart, checkRelease } from './check.js';
export { IGNORE_ANNOTATION, REASON_ANNOTATION } from './exceptions.js';
export { idleExceptions, type CaseNames } from './idle-exceptions.js';
export {
  allowedTraffic,
  componentOf,
  declaredEdges,
  endpointsOf,
  endpointsOfEdge,
  layersOf,
  mayReach,
  type Caller,
  type Edge,
  type Endpoint,
  type Traffic,
  type TrafficLayer,
} from './network/index.js';
export { releaseNeeds } from './quota/index.js';
export {
  podSelections,
  referencesIn,
  workloadsSelected,
  type PodSelection,
  type Reference,
} from './references/index.js';
export { invariants } from './registry.js';
export { casesOf, renderCases, type RenderCasesOptions, type ValuesCase } from './render-cases.js';
export { RULE_GROUP, joinReports } from './report.js';
export { closestRule, isSelected, unknownRules } from './rules.js';
export {
  DEFAULT_SETTINGS,
  SETTINGS_FILE,
  SETTINGS_SCHEMA,
  environmentOfCase,
  refusalOfStack,
  findSettings,
  loadSettings,
  parseSettings,
  type EnvironmentSettings,
  type Settings,
} from './settings/index.js';
export { usedConfigs, type UsedConfig } from './support/checksums.js';
export type {
  CasesInvariant,
  ChartContext,
  ChartInvariant,
  CheckReport,
  Exception,
  Invariant,
  ReleaseContext,
  ReleaseInvariant,
  RenderedCase,
  Selection,
  Violation,
} from './types.js';
