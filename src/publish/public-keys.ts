import { readFile, writeFile } from 'node:fs/promises';
import { PacketList, readKeys, type AnyPacket, type Key } from 'openpgp';
import { failure, problem, success, type Result } from '../result/index.js';

/** Name of the file with the public keys, next to the index; `helm pull --keyring` reads it. */
export const PUBLIC_KEYRING = 'pubring.gpg';

const readRing = async (file: string): Promise<readonly Key[]> => {
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch {
    return [];
  }
  return readKeys({ binaryKeys: content });
};

/**
 * Writes the public keys of a repository: those that are there, and one more. Older versions stay verifiable
 * after a change of keys.
 *
 * @param existing - the ring that is published; it may be missing
 * @param key - the key that signed; its secret part is left out
 * @param target - where the new ring goes
 * @example await writePublicKeys('public/pubring.gpg', key, 'stage/pubring.gpg');
 */
export const writePublicKeys = async (
  existing: string,
  key: Key,
  target: string,
): Promise<Result<undefined>> => {
  let ring: readonly Key[];
  try {
    ring = await readRing(existing);
  } catch {
    const hint = 'Remove it; it is written anew.';
    return failure(problem('input', `${existing} holds no OpenPGP keys.`, hint));
  }
  const others = ring.filter((each) => each.getFingerprint() !== key.getFingerprint());
  const packets = new PacketList<AnyPacket>();
  for (const each of [...others, key.toPublic()]) packets.push(...each.toPacketList());
  await writeFile(target, packets.write());
  return success(undefined);
};
