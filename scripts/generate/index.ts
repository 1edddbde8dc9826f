export { readProject, staleFiles, writeFiles } from './files.js';
export { planFiles, type GeneratedFile } from './plan.js';
export { typeProject, type Project, type ProjectFiles } from './project.js';
