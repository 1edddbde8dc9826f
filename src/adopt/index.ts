export { executeAdoption } from './cluster/execute.js';
export { readNamespace } from './cluster/read.js';
export type { AdoptionTools, ExecutionOptions } from './cluster/tools.js';
export { formatAfterwards, formatNext, formatPlan, formatValues, planAsJson } from './format.js';
export { planAdoption } from './plan.js';
export type {
  AdoptionPlan,
  AdoptionRequest,
  AdoptionStep,
  LeftObject,
  NamespaceSnapshot,
  StageName,
} from './types.js';
