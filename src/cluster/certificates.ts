import { generateKeyPairSync } from 'node:crypto';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The client identities of the control plane, as kubeadm names them. */
const CLIENTS = {
  admin: { commonName: 'egov-msa-admin', organization: 'system:masters' },
  'controller-manager': { commonName: 'system:kube-controller-manager' },
  scheduler: { commonName: 'system:kube-scheduler' },
  kwok: { commonName: 'egov-msa-simulated-nodes', organization: 'system:masters' },
  etcd: { commonName: 'kube-apiserver-etcd-client' },
} as const satisfies Record<string, { commonName: string; organization?: string }>;

export type Client = keyof typeof CLIENTS;

/** A cluster is thrown away long before; an expired certificate would only puzzle. */
const VALIDITY_YEARS = 10;
/** Other users of the machine must not read keys. */
const PRIVATE_MODE = 0o600;

const algorithm = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

export const certificateFiles = (
  pki: string,
  name: 'ca' | 'server' | Client,
): { readonly certificate: string; readonly key: string } => ({
  certificate: join(pki, `${name}.crt`),
  key: join(pki, `${name}.key`),
});

/** Signs the tokens of service accounts. */
export const serviceAccountFiles = (pki: string): { readonly publicKey: string; readonly key: string } => ({
  publicKey: join(pki, 'service-account.pub'),
  key: join(pki, 'service-account.key'),
});

const expiry = (): Date => {
  const date = new Date();
  date.setFullYear(date.getFullYear() + VALIDITY_YEARS);
  return date;
};

const subject = (commonName: string, organization?: string): { name: string; value: string }[] => [
  ...(organization === undefined ? [] : [{ name: 'organizationName', value: organization }]),
  { name: 'commonName', value: commonName },
];

const save = async (pki: string, name: 'ca' | 'server' | Client, pems: { cert: string; private: string }) => {
  const files = certificateFiles(pki, name);
  await writeFile(files.key, pems.private, { mode: PRIVATE_MODE });
  await writeFile(files.certificate, pems.cert);
};

/** Written last, so that its presence means that everything else is there. */
const completeMark = (pki: string): string => join(pki, 'complete');

/**
 * Makes the cluster's own certificate authority, the certificate with which etcd and the API server answer on
 * 127.0.0.1, one client certificate a component, and the key of service account tokens. Does nothing when a
 * complete set is there.
 *
 * @param pki - directory, made when missing
 * @example
 * await ensureCertificates('/cache/clusters/egov-msa/pki');
 */
export const ensureCertificates = async (pki: string): Promise<void> => {
  const complete = await access(completeMark(pki)).then(
    () => true,
    () => false,
  );
  if (complete) return;
  await mkdir(pki, { recursive: true, mode: 0o700 });
  const notAfterDate = expiry();
  const authority = await generate(subject('egov-msa-embedded-cluster'), {
    ...algorithm,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    ],
  });
  await save(pki, 'ca', authority);
  const ca = { key: authority.private, cert: authority.cert };
  const server = await generate(subject('kube-apiserver'), {
    ...algorithm,
    ca,
    notAfterDate,
    extensions: [
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: 'kubernetes' },
          { type: 2, value: 'kubernetes.default.svc' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  await save(pki, 'server', server);
  for (const [name, identity] of Object.entries(CLIENTS) as [
    Client,
    { commonName: string; organization?: string },
  ][]) {
    const client = await generate(subject(identity.commonName, identity.organization), {
      ...algorithm,
      ca,
      notAfterDate,
      extensions: [
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', clientAuth: true },
      ],
    });
    await save(pki, name, client);
  }
  const tokens = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await writeFile(serviceAccountFiles(pki).key, tokens.privateKey, { mode: PRIVATE_MODE });
  await writeFile(serviceAccountFiles(pki).publicKey, tokens.publicKey);
  await writeFile(completeMark(pki), '');
};
