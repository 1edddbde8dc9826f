import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { certificateFiles } from './certificates.js';
import type { ClusterLayout } from './layout.js';
import { LOOPBACK } from './ports.js';

/** A busy start may keep one answer waiting; a dead server is noticed at once anyway. */
const REQUEST_TIMEOUT_MILLISECONDS = 2_000;

interface ApiRequest {
  readonly path: string;
  /** JSON that makes an object; without it the path is read. */
  readonly post?: string;
  readonly timeoutMilliseconds?: number;
}

interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Asks the API server for a path, or to make an object; loads no client library, so that looking costs milliseconds and
 * what is sent arrives as it is.
 *
 * @param layout - the cluster, for its certificates
 * @param port - where its API server listens
 * @returns the status and text; undefined when nobody answers with the cluster's own certificate
 * @example
 * (await askApiServer(layout, 6443, { path: '/readyz' }))?.status === 200
 */
export const askApiServer = async (
  layout: ClusterLayout,
  port: number,
  { path, post, timeoutMilliseconds = REQUEST_TIMEOUT_MILLISECONDS }: ApiRequest,
): Promise<ApiAnswer | undefined> => {
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
          timeout: timeoutMilliseconds,
          ...(post === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' } }),
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
      outgoing.end(post);
    });
  } catch {
    return undefined;
  }
};

/**
 * Asks the API server for a path, see {@link askApiServer}.
 *
 * @param path - for instance `/readyz`
 * @example
 * (await getFromApiServer(layout, 6443, '/readyz'))?.status === 200
 */
export const getFromApiServer = (
  layout: ClusterLayout,
  port: number,
  path: string,
): Promise<ApiAnswer | undefined> => askApiServer(layout, port, { path });
