import { InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';
import type { OciTarget, RepositoryTarget } from '../../../publish/index.js';
import { failure, problem, success, type Result } from '../../../result/index.js';

/** What the command line says. */
export interface PublishOptions {
  readonly repository?: string;
  readonly url?: string;
  readonly oci?: string;
  readonly plainHttp?: boolean;
  readonly sign?: string;
  readonly keyring?: string;
  readonly passphraseFile?: string;
  readonly testCommand?: string;
  readonly skipTests?: boolean;
  readonly dryRun?: boolean;
  readonly output: 'text' | 'json';
}

const webAddress = (value: string): string => {
  if (/^https?:\/\/[^/\s]+/.test(value)) return value.replace(/\/$/, '');
  throw new InvalidArgumentError('Write an address like https://example.github.io/charts.');
};

const registryAddress = (value: string): string => {
  if (/^oci:\/\/[^/\s]+(?:\/[^/\s]+)*\/?$/.test(value)) return value.replace(/\/$/, '');
  throw new InvalidArgumentError('Write an address like oci://ghcr.io/example/charts.');
};

export const publishOptions = (): readonly Option[] => [
  new Option(
    '--repository <directory>',
    'add it to this folder, which a web server serves; made when missing',
  ),
  new Option(
    '--url <address>',
    "the folder's address on the web (default: addresses relative to index.yaml)",
  ).argParser(webAddress),
  new Option(
    '--oci <address>',
    'push it to this OCI registry, such as oci://ghcr.io/example/charts',
  ).argParser(registryAddress),
  new Option('--plain-http', 'the registry of --oci speaks no TLS'),
  new Option('--sign <key>', 'sign with the secret key of this user id or fingerprint'),
  new Option('--keyring <file>', 'file with the secret key: gpg --export-secret-keys > secring.gpg'),
  new Option('--passphrase-file <file>', 'file whose first line is the passphrase of the key'),
  new Option('--test-command <command>', 'must pass before anything is packaged, such as "npm test"'),
  new Option('--skip-tests', 'do not run --test-command'),
  new Option('--dry-run', 'do everything but change the folder and the registry'),
];

/** The places that a command line names; both are optional, one must be there. */
export interface Targets {
  readonly repository?: RepositoryTarget;
  readonly oci?: OciTarget;
}

const usage = (message: string, hint: string): Result<never> => failure(problem('usage', message, hint));

/**
 * Reads the targets of a command line, and refuses options that need another one.
 *
 * @example readTargets({ repository: 'public', output: 'text' })
 */
export const readTargets = (options: PublishOptions): Result<Targets> => {
  const { repository, url, oci, plainHttp = false, sign, keyring, passphraseFile } = options;
  if (repository === undefined && oci === undefined)
    return usage('There is nowhere to publish to.', 'Give --repository, --oci or both.');
  if (url !== undefined && repository === undefined)
    return usage('--url is the address of a folder.', 'Give the folder by --repository.');
  if (plainHttp && oci === undefined)
    return usage('--plain-http is for a registry.', 'Give the registry by --oci.');
  if ((sign === undefined) !== (keyring === undefined))
    return usage('A signature needs a key and the file that it is in.', 'Give both --sign and --keyring.');
  if (passphraseFile !== undefined && sign === undefined)
    return usage('--passphrase-file opens the key of --sign.', 'Give --sign and --keyring too.');
  return success({
    ...(repository !== undefined && {
      repository: { directory: resolve(repository), ...(url !== undefined && { url }) },
    }),
    ...(oci !== undefined && { oci: { url: oci, plainHttp } }),
  });
};
