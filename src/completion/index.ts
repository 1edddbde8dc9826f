export { SHELLS, writeCompletion, type Shell } from './shells.js';
export type { CompletionCommand, CompletionModel, CompletionOption, CompletionValue } from './types.js';
