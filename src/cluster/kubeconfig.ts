import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { stringify } from 'yaml';
import { certificateFiles, type Client } from './certificates.js';

export interface KubeconfigOptions {
  /** Names the cluster, its user and its context. */
  readonly name: string;
  readonly server: string;
  readonly pki: string;
  readonly client: Client;
}

const base64 = async (file: string): Promise<string> => (await readFile(file)).toString('base64');

/**
 * Writes a kubeconfig that holds its certificates, so that it works from any directory; only its owner can
 * read it.
 *
 * @example
 * await writeKubeconfig('kubeconfig', { name: 'egov-msa', server: 'https://127.0.0.1:6443', pki, client: 'admin' });
 */
export const writeKubeconfig = async (
  file: string,
  { name, server, pki, client }: KubeconfigOptions,
): Promise<void> => {
  const { certificate, key } = certificateFiles(pki, client);
  const [authority, clientCertificate, clientKey] = await Promise.all(
    [certificateFiles(pki, 'ca').certificate, certificate, key].map(base64),
  );
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server, 'certificate-authority-data': authority } }],
    users: [{ name, user: { 'client-certificate-data': clientCertificate, 'client-key-data': clientKey } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  };
  await writeFileAtomic(file, stringify(content, { lineWidth: 0 }), { mode: 0o600 });
};
