export { CLUSTER_TOOLS, TOOL_NAMES, describeTool, type Tool, type ToolName } from './catalog.js';
export { toolPath } from './layout.js';
export { projectPath } from './project.js';
export {
  resolveTool,
  resolveTools,
  type ResolvedTool,
  type ResolveOptions,
  type ToolSource,
} from './resolve.js';
