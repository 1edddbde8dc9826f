export {
  codeBlocks,
  commandBlocks,
  documentedOutput,
  type CodeBlock,
  type CommandBlock,
} from './documentation.js';
export { EGOV_CHART_DIRECTORY, egovChart, fixtureChart, fixtureDirectory } from './charts.js';
export { testHelm } from './helm.js';
export { releaseFrom, releaseOf } from './release-of.js';
export { RELEASES_DIRECTORY, previousRelease } from './releases.js';
export { caseOptions, renderCase, type CaseOptions } from './render-case.js';
export { useSecondProcess } from './second-process.js';
export { useTemporaryDirectories } from './temporary-directory.js';
