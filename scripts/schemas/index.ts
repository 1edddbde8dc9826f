export { planDefinitions } from './definitions.js';
export { makeBundles, type MadeBundle } from './make.js';
export { downloadModules, type GoModule } from './modules.js';
export { planFiles, staleFiles, writeFiles } from './write.js';
