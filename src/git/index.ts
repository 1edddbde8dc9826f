export { createGit, type Git } from './client.js';
export { remoteHost } from './remote-url.js';
