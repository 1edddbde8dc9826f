import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { runProcess } from '../process/index.js';

export interface Target {
  readonly os: string;
  readonly arch: string;
}

/** Where a project publishes a program and its SHA-256. */
export interface Release {
  /** Systems it is published for; both Linux and macOS unless told. */
  readonly systems?: readonly string[];
  readonly url: (target: Target) => string;
  /** Either one sum, or lines of `sum  file`. */
  readonly checksumUrl: (target: Target) => string;
  /** Path inside the archive; undefined when the download is the program itself. */
  readonly member?: (target: Target) => string;
}

/** Longer waits only delay the build, which needs nothing but the Go module proxy. */
const CONNECT_TIMEOUT_MILLISECONDS = 3_000;
/** 100 MB at 0.5 MB/s. */
const DOWNLOAD_TIMEOUT_MILLISECONDS = 200_000;

/** Node's names of processors differ from Go's. */
export const currentTarget = (): Target => ({ os: platform(), arch: arch() === 'x64' ? 'amd64' : arch() });

/**
 * Reads a published checksum file.
 *
 * @param text - one sum alone, or lines of `sum  file`
 * @param file - name of the downloaded file
 * @returns the sum in lower case, or undefined when the file is not listed
 * @example
 * findChecksum('ab12…  helm-v4.3.1-linux-amd64.tar.gz', 'helm-v4.3.1-linux-amd64.tar.gz')
 */
export const findChecksum = (text: string, file: string): string | undefined => {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  const sum =
    lines.find(([, name]) => name !== undefined && basename(name.replace(/^\*/, '')) === file)?.[0] ??
    (lines.filter(([first]) => first !== '').length === 1 && lines[0]?.length === 1
      ? lines[0][0]
      : undefined);
  return sum !== undefined && /^[0-9a-f]{64}$/i.test(sum) ? sum.toLowerCase() : undefined;
};

/** `EGOV_MSA_MIRROR` serves closed networks: the official address, without its scheme, is appended to it. */
const throughMirror = (url: string): string => {
  const mirror = process.env['EGOV_MSA_MIRROR'];
  return mirror === undefined || mirror === ''
    ? url
    : `${mirror.replace(/\/$/, '')}/${url.replace(/^https:\/\//, '')}`;
};

const download = async (url: string): Promise<Buffer> => {
  const controller = new AbortController();
  const connecting = setTimeout(() => {
    controller.abort();
  }, CONNECT_TIMEOUT_MILLISECONDS);
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MILLISECONDS)]);
  try {
    const response = await fetch(throughMirror(url), { signal });
    clearTimeout(connecting);
    if (!response.ok) throw new Error(`status ${String(response.status)}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    clearTimeout(connecting);
  }
};

/**
 * Tells whether a program could be downloaded from here, without downloading it.
 *
 * @example await canDownload(describeTool('helm').release)
 */
export const canDownload = async (release: Release | undefined): Promise<boolean> => {
  const target = currentTarget();
  if (release === undefined || !(release.systems ?? ['linux', 'darwin']).includes(target.os)) return false;
  try {
    const signal = AbortSignal.timeout(CONNECT_TIMEOUT_MILLISECONDS);
    return (await fetch(throughMirror(release.url(target)), { method: 'HEAD', signal })).ok;
  } catch {
    return false;
  }
};

/**
 * Downloads a program from its project's own release page and checks the published SHA-256.
 *
 * @param release - addresses
 * @param destination - path of the program; it appears there whole or not at all
 * @returns the address it came from; a failure when the host cannot be reached, nothing is published for
 *   this system, or the sum differs
 * @example
 * await installRelease(describeTool('helm').release, '/cache/tools/helm/4.3.1/helm');
 */
export const installRelease = async (release: Release, destination: string): Promise<Result<string>> => {
  const target = currentTarget();
  const url = release.url(target);
  const refuse = (reason: string): Result<string> =>
    failure(problem('tool', `${url} ${reason}.`, 'It is built from source instead.'));
  if (!(release.systems ?? ['linux', 'darwin']).includes(target.os))
    return refuse('is not published for this system');

  const workspace = await mkdtemp(join(dirname(destination), '.download-'));
  try {
    const [sums, content] = await Promise.all([download(release.checksumUrl(target)), download(url)]);
    const expected = findChecksum(sums.toString('utf8'), basename(url));
    if (expected === undefined) return refuse('has no published checksum');
    if (createHash('sha256').update(content).digest('hex') !== expected)
      return refuse('does not match its checksum');

    const file = join(workspace, basename(url));
    await writeFile(file, content);
    const member = release.member?.(target);
    if (member !== undefined) {
      const unpacked = await runProcess('tar', ['-xzf', file, '-C', workspace, member]);
      if (isFailure(unpacked) || unpacked.value.exitCode !== 0) return refuse('cannot be unpacked');
    }
    const program = member === undefined ? file : join(workspace, member);
    await chmod(program, 0o755);
    await rename(program, destination);
    return success(url);
  } catch (error) {
    return refuse(`could not be downloaded (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
};
