import { randomInt } from 'node:crypto';
import { success, type Result } from '../../result/index.js';
import type { NamespaceSnapshot } from '../types.js';
import type { ActionOf, AdoptionTools } from './tools.js';

const PASSWORD_LENGTH = 32;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const randomPassword = (): string =>
  Array.from({ length: PASSWORD_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Makes the Secret of the carried password; root's is new. */
export const createSecret = async (
  { name, data }: ActionOf<'create-secret'>,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<Result<undefined>> => {
  const secret: object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: live.namespace, labels: { 'app.kubernetes.io/part-of': 'egov-msa' } },
    type: 'Opaque',
    stringData: { ...data, 'root-password': randomPassword() },
  };
  await connection.objects.create(secret);
  return success(undefined);
};
