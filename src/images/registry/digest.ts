import { createHash } from 'node:crypto';
import { failure, problem, success, type Result } from '../../result/index.js';
import { parseImage } from '../reference.js';
import { authorize } from './authorize.js';
import type { RegistryOptions } from './types.js';

/** Lists of platforms first: their digest serves nodes of every architecture. */
const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** A registry answers within a second; one behind a proxy that drops packets never does. */
const TIMEOUT_MILLISECONDS = 15_000;
const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

interface Place {
  /** As references name it. */
  readonly registry: string;
  readonly url: URL;
}

const placeOf = (image: string, plainHttp: boolean): Place => {
  const { registry = 'docker.io', repository, tag = 'latest', digest } = parseImage(image);
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  const path = registry === 'docker.io' && !repository.includes('/') ? `library/${repository}` : repository;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+)(:\d+)?$/.test(host);
  const scheme = plainHttp || isLocal ? 'http' : 'https';
  return { registry, url: new URL(`${scheme}://${host}/v2/${path}/manifests/${digest ?? tag}`) };
};

const refusal = (image: string, { registry }: Place, status: number): Result<never> => {
  const [message, hint] =
    status === NOT_FOUND
      ? [`${registry} has no image ${image}.`, 'Check its repository and tag.']
      : status === UNAUTHORIZED
        ? [`${registry} does not let you read ${image}.`, `Log in first: docker login ${registry}.`]
        : [`${registry} answers ${String(status)} for ${image}.`, 'Try again later.'];
  return failure(problem('input', message, hint));
};

/**
 * Asks a registry for the digest of an image, as the distribution specification says: a HEAD of its manifest, with the
 * token that the registry sends one for.
 *
 * @param image - a reference; without a registry it is Docker Hub's
 * @returns `sha256:…`; a failure that names the registry
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#checking-if-content-exists-in-the-registry
 * @example await resolveDigest('docker.io/library/mysql:8.4.10', { accountOf: readAccounts() })
 */
export const resolveDigest = async (
  image: string,
  options: RegistryOptions = {},
): Promise<Result<string>> => {
  const { accountOf = () => undefined, plainHttp = false, signal } = options;
  const place = placeOf(image, plainHttp);
  const account = accountOf(place.registry);
  const request = (url: URL, headers: Readonly<Record<string, string>>, method = 'GET') => {
    const timeout = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    return fetch(url, { method, headers, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  };
  const token = (url: URL, headers: Readonly<Record<string, string>>) =>
    url.protocol === 'https:' || place.url.protocol === 'http:' ? request(url, headers) : request(url, {});
  try {
    const accept = { Accept: MANIFEST_TYPES };
    let headers: Readonly<Record<string, string>> = accept;
    let answer = await request(place.url, headers, 'HEAD');
    if (answer.status === UNAUTHORIZED) {
      const authorization = await authorize(answer.headers.get('WWW-Authenticate') ?? '', account, token);
      if (authorization !== undefined) headers = { ...accept, Authorization: authorization };
      answer = await request(place.url, headers, 'HEAD');
    }
    if (!answer.ok) return refusal(image, place, answer.status);
    const named = answer.headers.get('Docker-Content-Digest') ?? '';
    if (DIGEST.test(named)) return success(named);
    const manifest = await request(place.url, headers);
    if (!manifest.ok) return refusal(image, place, manifest.status);
    const content = Buffer.from(await manifest.arrayBuffer());
    return success(`sha256:${createHash('sha256').update(content).digest('hex')}`);
  } catch (error) {
    signal?.throwIfAborted();
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
    return failure(
      problem(
        'input',
        `The registry ${place.registry} cannot be asked for ${image}: ${reason}.`,
        'Check the network, or take a lock file that was written where the registry can be reached.',
      ),
    );
  }
};
