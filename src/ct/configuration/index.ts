export { type Configuration } from './configuration.js';
export { flagsOf, type CtCommand, type FlagValues, type SettingKey } from './keys.js';
export type { Surroundings } from './file.js';
export { loadConfiguration, type LoadedConfiguration } from './load.js';
export { formatConfiguration } from './print.js';
