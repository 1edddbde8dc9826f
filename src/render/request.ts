import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failure, problem, success, type Result } from '../result/index.js';
import type { RenderOptions } from './types.js';

/** Templates see this version unless a caller names another: the newest of those that the chart supports. */
export const DEFAULT_KUBE_VERSION = 'v1.36.0';
export const DEFAULT_RELEASE_NAME = 'egov';
export const DEFAULT_NAMESPACE = 'default';

/** Raised when the meaning of a stored entry changes. */
const CACHE_FORMAT = 2;

/** One call of `helm template`, with every default filled in. */
export interface RenderRequest {
  readonly arguments: readonly string[];
  readonly input: string;
  /** SHA-256 (hex) of all that decides the output but the version of helm. */
  readonly contentHash: string;
  readonly namespace: string;
  readonly releaseName: string;
}

const readValues = (path: string): Result<Buffer> => {
  try {
    return success(readFileSync(path));
  } catch (error) {
    const { code, message: reason } = error as NodeJS.ErrnoException;
    const message =
      code === 'ENOENT' ? `No values file at ${path}.` : `The values file ${path} cannot be read: ${reason}.`;
    return failure(problem('usage', message, 'Check the path given with -f.'));
  }
};

const valuesContents = (paths: readonly string[]): Result<readonly Buffer[]> => {
  const contents: Buffer[] = [];
  for (const path of paths) {
    const content = readValues(path);
    if (!content.ok) return content;
    contents.push(content.value);
  }
  return success(contents);
};

const hashOf = (parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\0`).update(part);
  return hash.digest('hex');
};

/**
 * Turns options into the arguments of `helm template` and the hash of what they stand for.
 * Reads the values files; their content counts in the hash, their path does not.
 *
 * @example
 * const request = throwIfFailed(prepareRequest({ chart, helm: 'helm', values: ['environments/vagrant.yaml'] }));
 */
export function prepareRequest(options: RenderOptions): Result<RenderRequest> {
  const files = options.values ?? [];
  const contents = valuesContents(files);
  if (!contents.ok) return contents;
  const namespace = options.namespace ?? DEFAULT_NAMESPACE;
  const releaseName = options.releaseName ?? DEFAULT_RELEASE_NAME;
  const input = options.inlineValues === undefined ? '' : JSON.stringify(options.inlineValues);
  const flags = [
    // HELM_DEBUG in the environment would add to the output.
    '--debug=false',
    `--namespace=${namespace}`,
    `--kube-version=${options.kubeVersion ?? DEFAULT_KUBE_VERSION}`,
    ...(options.apiVersions ?? []).map((version) => `--api-versions=${version}`),
    ...(options.isUpgrade === true ? ['--is-upgrade'] : []),
    ...(options.includeCrds === true ? ['--include-crds'] : []),
    ...(options.set ?? []).map((assignment) => `--set=${assignment}`),
  ];
  return success({
    arguments: [
      'template',
      ...files.map((path) => `--values=${path}`),
      ...(input === '' ? [] : ['--values=-']),
      ...flags,
      '--',
      releaseName,
      options.chart.directory,
    ],
    input,
    contentHash: hashOf([
      String(CACHE_FORMAT),
      options.chart.hash,
      releaseName,
      JSON.stringify(flags),
      input,
      ...contents.value,
    ]),
    namespace,
    releaseName,
  });
}
