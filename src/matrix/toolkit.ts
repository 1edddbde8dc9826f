import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeTool, projectPath } from '../tools/index.js';

/** All modules of the toolkit lie below it, in a checkout as in a package. */
const MODULES = fileURLToPath(new URL('..', import.meta.url));

let known: string | undefined;

const compute = (): string => {
  const hash = createHash('sha256');
  const modules = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.d)\.[jt]s$/.test(path))
    .sort();
  for (const path of modules) hash.update(`${path}\0`).update(readFileSync(join(MODULES, path)));
  hash.update(readFileSync(projectPath('schemas', 'manifest.json')));
  return hash.update(describeTool('kubeconform').version).digest('hex');
};

/**
 * Hashes what decides a finding beside the chart: the code of the toolkit, the schemas and the version of kubeconform.
 * So a change of a rule is never hidden by what an earlier run found.
 *
 * @returns SHA-256 in hex
 */
export const toolkitHash = (): string => (known ??= compute());
