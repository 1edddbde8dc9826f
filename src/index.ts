export { cacheRoot } from './cache/index.js';
export { loadChart } from './chart/index.js';
export type { Chart, ChartDependency, ChartMetadata, ValuesFile, ValuesFiles } from './chart/index.js';
export { listChanged, openInstallTarget, processSurroundings, runCharts } from './ct/index.js';
export type {
  CtCommand,
  FlagValues,
  InstallTarget,
  Io,
  RunCommand,
  RunRequest,
  SettingKey,
  Surroundings,
  TargetOptions,
} from './ct/index.js';
export {
  compareDocuments,
  compareReleases,
  countDiff,
  formatDiff,
  formatDiffPath,
  formatField,
  withoutNoise,
  withoutSecrets,
} from './diff/index.js';
export type {
  DiffCounts,
  DiffOptions,
  DiffPath,
  FieldChange,
  ObjectChange,
  ReleaseDiff,
} from './diff/index.js';
export { finding, hasErrors, sortFindings, uniqueFindings } from './findings/index.js';
export type { Finding, FindingDetails, FindingObject, Severity } from './findings/index.js';
export {
  COPY_TOOLS,
  PULLS_ANNOTATION,
  announcedImages,
  collectImages,
  copyCommand,
  digestPaths,
  formatLock,
  parseImage,
  parseLock,
  pinValues,
  placesOf,
  planCopies,
  probeValues,
  readAccounts,
  resolveDigest,
} from './images/index.js';
export type {
  CopyTool,
  DigestPath,
  ImageCase,
  ImageCopy,
  ImageLock,
  ImageReference,
  ImageUser,
  Pins,
  RegistryAccount,
  RegistryOptions,
  UsedImage,
} from './images/index.js';
export {
  DEFAULT_SETTINGS,
  IGNORE_ANNOTATION,
  REASON_ANNOTATION,
  SETTINGS_FILE,
  allowedTraffic,
  casesOf,
  checkCases,
  checkChart,
  checkRelease,
  endpointsOf,
  environmentOfCase,
  findSettings,
  invariants,
  joinReports,
  loadSettings,
  layersOf,
  mayReach,
  parseSettings,
  renderCases,
  unknownRules,
} from './invariants/index.js';
export type {
  Caller,
  CasesInvariant,
  ChartContext,
  ChartInvariant,
  CheckReport,
  Endpoint,
  EnvironmentSettings,
  Exception,
  Invariant,
  ReleaseContext,
  ReleaseInvariant,
  RenderCasesOptions,
  RenderedCase,
  Selection,
  Settings,
  Traffic,
  ValuesCase,
  Violation,
} from './invariants/index.js';
export {
  NAME_LABEL,
  WORKLOAD_KINDS,
  claimsOf,
  containerOf,
  containersOf,
  cpuTargetOf,
  environmentOf,
  indexRelease,
  matchesSelector,
  parseManifests,
  podLabelsOf,
  podSpecOf,
  podTemplateOf,
  portsOfService,
  routesOfHttpRoute,
  routesOfIngress,
  storageClassOf,
  targetOfAutoscaler,
  workloadsOf,
  workloadsOfService,
} from './manifest/index.js';
export type {
  ClaimSpec,
  Container,
  ContainerPort,
  DocumentOf,
  DocumentOfKind,
  EnvironmentSource,
  EnvironmentVariable,
  HttpRouteTarget,
  IngressRoute,
  KeyReference,
  KubernetesDocument,
  LabelSelector,
  ManifestDefect,
  ManifestObject,
  Metadata,
  ParsedManifests,
  PodSpec,
  PodTemplate,
  PortReference,
  Probe,
  Release,
  RenderedRelease,
  ResolvedPort,
  ResolvedVariable,
  ResourceRequirements,
  ServicePort,
  SourcedDocument,
  Volume,
  VolumeMount,
  WorkloadClaim,
  WorkloadKind,
  WorkloadSpec,
} from './manifest/index.js';
export {
  DEFAULT_KUBE_VERSION,
  DEFAULT_NAMESPACE,
  DEFAULT_RELEASE_NAME,
  renderChart,
} from './render/index.js';
export type { HelmProgram, Rendered, RenderOptions } from './render/index.js';
export { REPORT_FORMATS, countReport, isReportFormat, saveReport, writeReport } from './report/index.js';
export type { Report, ReportCase, ReportCounts, ReportFormat, ReportSuite } from './report/index.js';
export { ProblemError, failure, isFailure, problem, success, throwIfFailed } from './result/index.js';
export type { Failure, Problem, ProblemKind, Result, Success } from './result/index.js';
export { KUBERNETES_VERSIONS } from './schemas/index.js';
export type { KubernetesVersion } from './schemas/index.js';
export { createProgress, silentProgress } from './terminal/index.js';
export type { Counter, Progress, Step } from './terminal/index.js';
export { TOOL_NAMES, resolveTool } from './tools/index.js';
export type { ResolvedTool, ResolveOptions, ToolName, ToolSource } from './tools/index.js';
export { checkUpgrade, immutableFields, refusalsOf } from './upgrade/index.js';
export type {
  ImmutableField,
  Place,
  Refusal,
  SecretKeys,
  Upgrade,
  UpgradeReport,
  UpgradeSide,
} from './upgrade/index.js';
export { validateManifests, validateValues } from './validation/index.js';
export type { ManifestCase, ManifestOptions, ValuesOptions } from './validation/index.js';
export type { JsonObject, JsonValue } from './yaml/index.js';
