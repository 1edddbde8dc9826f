export { failure, isFailure, success, type Failure, type Result, type Success } from './result.js';
export {
  ProblemError,
  problem,
  throwIfFailed,
  type Problem,
  type ProblemKind,
  type ProblemPlace,
} from './problem.js';
