import { execa } from 'execa';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { EGOV_CHART_DIRECTORY } from '../support/index.js';

/** Folder of the scripts that MySQL's pod runs. */
export const SCRIPTS = join(EGOV_CHART_DIRECTORY, 'charts/mysql/files');

/** The folders of MySQL's pod, in one of the test. */
export interface PodDirectories {
  readonly data: string;
  readonly state: string;
  readonly initialization: string;
}

/** Makes the empty folders of a pod that has never started. */
export function podDirectories(parent: string): PodDirectories {
  const directories = {
    data: join(parent, 'data'),
    state: join(parent, 'state'),
    initialization: join(parent, 'initialization'),
  };
  for (const directory of Object.values(directories)) mkdirSync(directory);
  return directories;
}

/**
 * Runs a script of the pod as the container does.
 *
 * @param shell - program and arguments before the script
 * @param variables - environment of the container, beside its folders
 */
export const runScript = (
  [program, ...args]: readonly [string, ...string[]],
  script: string,
  { data, state, initialization }: PodDirectories,
  variables: Readonly<Record<string, string>> = {},
) =>
  execa(program, [...args, join(SCRIPTS, script)], {
    reject: false,
    env: {
      DATA_DIRECTORY: data,
      STATE_DIRECTORY: state,
      OUTPUT_DIRECTORY: initialization,
      MAIN_SCHEMA: 'msaportal',
      RESERVATION_SCHEMA: 'reservation',
      RETRIES: '2',
      RETRY_SECONDS: '1',
      no_proxy: '127.0.0.1',
      ...variables,
    },
  });

/**
 * Serves one file on the loopback while `use` runs.
 *
 * @param failures - how many requests are answered with 503 first
 */
export async function serving<Answer>(
  body: Uint8Array,
  use: (url: string) => Promise<Answer>,
  failures = 0,
): Promise<Answer> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    if (requests <= failures) response.writeHead(503).end();
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/init.sql`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
