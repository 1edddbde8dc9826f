import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compare, valid } from 'semver';
import { runProcess } from '../../process/index.js';
import { failure, isFailure, problem, success, type Problem, type Result } from '../../result/index.js';

/** Where published versions of charts are. */
export interface Repository {
  /** `https://…` with an index.yaml, `oci://…`, or a folder with packages. */
  readonly address: string;
  /** Path of helm. */
  readonly helm: string;
}

/** A published version of a chart. */
export interface PublishedVersion {
  readonly name: string;
  readonly version: string;
}

/** A repository answers within this, or not at all. */
const PULL_TIMEOUT_MILLISECONDS = 60_000;

const missing = ({ name, version }: PublishedVersion, address: string, hint: string): Problem =>
  problem('input', `There is no ${name} ${version} in ${address}.`, hint);

const fromFolder = (wanted: PublishedVersion, address: string): Result<string> => {
  const { name, version } = wanted;
  const file = resolve(address, `${name}-${version}.tgz`);
  if (existsSync(file)) return success(file);
  const versions = readdirSync(address)
    .filter((entry) => entry.startsWith(`${name}-`) && entry.endsWith('.tgz'))
    .map((entry) => entry.slice(name.length + 1, -'.tgz'.length))
    .filter((text) => valid(text) !== null)
    .sort(compare);
  const hint = versions.length === 0 ? `It has no package of ${name}.` : `It has: ${versions.join(', ')}.`;
  return failure(missing(wanted, address, hint));
};

const describePullFailure = (wanted: PublishedVersion, address: string, stderr: string): Problem => {
  const reason =
    stderr
      .replace(/^Error: /, '')
      .trim()
      .split('\n')
      .at(-1) ?? '';
  if (
    /not found in .*repository|chart version .* not found|: not found|no chart version found/i.test(reason)
  ) {
    const hint = `helm ${address.startsWith('oci:') ? 'show chart' : 'search repo --versions'} lists what it has.`;
    return { ...missing(wanted, address, hint), detail: stderr };
  }
  return problem(
    'input',
    `The repository ${address} cannot be read: ${reason.replace(/\.$/, '')}.`,
    'Check its address and the network; helm registry login gives access to a closed one.',
    stderr,
  );
};

const argumentsOf = ({ name }: PublishedVersion, address: string): readonly string[] =>
  address.startsWith('oci://') ? [`${address.replace(/\/$/, '')}/${name}`] : [name, `--repo=${address}`];

/**
 * Gets the package of a published version.
 *
 * @param workspace - where it is put
 * @returns path of the package; a failure that tells a missing version from a repository that cannot be reached
 * @example
 * const file = await pullVersion({ name: 'egov-msa', version: '0.1.0' }, { address: 'https://charts.example', helm }, workspace);
 */
export const pullVersion = async (
  wanted: PublishedVersion,
  { address, helm }: Repository,
  workspace: string,
): Promise<Result<string>> => {
  if (!/^(?:https?|oci):\/\//.test(address)) {
    if (existsSync(address)) return fromFolder(wanted, address);
    const message = `There is no chart repository at ${address}.`;
    return failure(
      problem('input', message, 'Give an https:// or oci:// address, or a folder with packages.'),
    );
  }
  await mkdir(workspace, { recursive: true });
  const directory = await mkdtemp(join(workspace, 'pull-'));
  // A registry on this machine has no certificate.
  const plain = /^oci:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(address) ? ['--plain-http'] : [];
  const pulled = await runProcess(
    helm,
    [
      'pull',
      ...argumentsOf(wanted, address),
      `--version=${wanted.version}`,
      `--destination=${directory}`,
      ...plain,
    ],
    { timeoutMilliseconds: PULL_TIMEOUT_MILLISECONDS },
  );
  if (isFailure(pulled)) return pulled;
  const { exitCode, stderr } = pulled.value;
  if (exitCode !== 0) return failure(describePullFailure(wanted, address, stderr));
  return success(join(directory, readdirSync(directory)[0] ?? ''));
};
