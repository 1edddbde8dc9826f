export { openInstaller, type Installer } from './installer.js';
export type { InstallTarget } from './target.js';
