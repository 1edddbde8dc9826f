import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { certificateFiles } from './certificates.js';
import type { ClusterLayout } from './layout.js';
import { LOOPBACK } from './ports.js';

/** A busy start may keep one answer waiting; a dead server is noticed at once anyway. */
const REQUEST_TIMEOUT_MILLISECONDS = 2_000;

/**
 * Asks the API server for a path; loads no client library, so that looking costs milliseconds.
 *
 * @param layout - the cluster, for its certificates
 * @param port - where its API server listens
 * @param path - for instance `/readyz`
 * @returns the status and text; undefined when nobody answers with the cluster's own certificate
 * @example
 * (await getFromApiServer(layout, 6443, '/readyz'))?.status === 200
 */
export const getFromApiServer = async (
  layout: ClusterLayout,
  port: number,
  path: string,
): Promise<{ readonly status: number; readonly text: string } | undefined> => {
  const { certificate, key } = certificateFiles(layout.pki, 'admin');
  try {
    const [ca, cert, privateKey] = await Promise.all(
      [certificateFiles(layout.pki, 'ca').certificate, certificate, key].map((file) => readFile(file)),
    );
    return await new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: LOOPBACK,
          port,
          path,
          agent: false,
          timeout: REQUEST_TIMEOUT_MILLISECONDS,
          ...(ca === undefined ? {} : { ca }),
          ...(cert === undefined ? {} : { cert }),
          ...(privateKey === undefined ? {} : { key: privateKey }),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('timed out')));
      outgoing.on('error', reject);
      outgoing.end();
    });
  } catch {
    return undefined;
  }
};
