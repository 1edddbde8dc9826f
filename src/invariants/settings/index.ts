export { DEFAULT_SETTINGS } from './defaults.js';
export { environmentOfCase } from './environment.js';
export { SETTINGS_FILE, findSettings, loadSettings, parseSettings } from './load.js';
export { SETTINGS_SCHEMA } from './schema.js';
export { refusalOfStack } from './refusal.js';
export type {
  EnvironmentSettings,
  ExpectedRefusal,
  ExternalObject,
  LabelSettings,
  NetworkSettings,
  Settings,
  SettingsException,
  StorageExpectation,
} from './types.js';
