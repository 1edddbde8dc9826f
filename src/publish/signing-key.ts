import { readFile } from 'node:fs/promises';
import { decryptKey, readPrivateKeys, type PrivateKey } from 'openpgp';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import type { SigningKey } from './types.js';

const read = async (file: string, what: string): Promise<Result<Buffer>> => {
  try {
    return success(await readFile(file));
  } catch {
    return failure(problem('input', `The ${what} ${file} cannot be read.`, 'Check the path and its rights.'));
  }
};

const parseKeys = async (content: Buffer): Promise<readonly PrivateKey[]> => {
  const text = content.toString('utf8');
  return text.includes('-----BEGIN PGP')
    ? readPrivateKeys({ armoredKeys: text })
    : readPrivateKeys({ binaryKeys: content });
};

const fingerprintOf = (name: string): string => name.replaceAll(/\s|^0x/g, '').toLowerCase();

const matches = (key: PrivateKey, name: string): boolean =>
  key.getUserIDs().some((id) => id.includes(name)) ||
  (/^(?:0x)?[0-9a-f\s]{16,}$/i.test(name) && key.getFingerprint().endsWith(fingerprintOf(name)));

const choose = (keys: readonly PrivateKey[], { name, keyring }: SigningKey): Result<PrivateKey> => {
  const found = keys.filter((key) => matches(key, name));
  const [key] = found;
  if (key !== undefined && found.length === 1) return success(key);
  const ids = keys.flatMap((each) => each.getUserIDs()).join(', ');
  return failure(
    found.length === 0
      ? problem('input', `${keyring} has no secret key of "${name}".`, `It has those of: ${ids}.`)
      : problem(
          'input',
          `${keyring} has ${found.length} secret keys of "${name}".`,
          `Give one by --sign, more precisely or by its fingerprint: ${ids}.`,
        ),
  );
};

const unlock = async (key: PrivateKey, passphraseFile: string | undefined): Promise<Result<PrivateKey>> => {
  if (key.isDecrypted()) return success(key);
  if (passphraseFile === undefined) {
    return failure(
      problem(
        'input',
        'The secret key is protected by a passphrase.',
        'Give a file with it in --passphrase-file.',
      ),
    );
  }
  const content = await read(passphraseFile, 'passphrase file');
  if (isFailure(content)) return content;
  const [passphrase = ''] = content.value.toString('utf8').split(/\r?\n/);
  try {
    return success(await decryptKey({ privateKey: key, passphrase }));
  } catch {
    return failure(
      problem(
        'input',
        `The passphrase in ${passphraseFile} does not open the secret key.`,
        'Put the right one into its first line.',
      ),
    );
  }
};

/**
 * Opens the secret key that signs.
 *
 * @param wanted - the ring, whose key, and the passphrase's file
 * @returns the unlocked key; a failure when a file cannot be read, no or several keys match, or the passphrase is wrong
 * @example
 * const key = throwIfFailed(await openSigningKey({ name: 'charts@example.go.kr', keyring: 'secring.gpg' }));
 */
export const openSigningKey = async (wanted: SigningKey): Promise<Result<PrivateKey>> => {
  const content = await read(wanted.keyring, 'keyring');
  if (isFailure(content)) return content;
  let keys: readonly PrivateKey[];
  try {
    keys = await parseKeys(content.value);
  } catch {
    const hint = 'Write one with: gpg --export-secret-keys > secring.gpg';
    return failure(problem('input', `${wanted.keyring} holds no secret OpenPGP key.`, hint));
  }
  const key = choose(keys, wanted);
  return isFailure(key) ? key : unlock(key.value, wanted.passphraseFile);
};
