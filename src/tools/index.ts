export { CLUSTER_TOOLS, TOOL_NAMES, describeTool, type Tool, type ToolName } from './catalog.js';
export { toolPath } from './layout.js';
export { projectPath } from './project.js';
export {
  lookUpTool,
  type RejectedTool,
  type ResolvedTool,
  type ResolveOptions,
  type ToolLookup,
  type ToolSource,
} from './look-up.js';
export { canDownload } from './release.js';
export { resolveTool, resolveTools } from './resolve.js';
