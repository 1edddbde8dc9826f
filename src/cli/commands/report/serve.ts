import { watch } from 'chokidar';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import type { CliContext } from '../../context.js';

/** Only this machine: a report may show more than a network should see. */
const HOST = '127.0.0.1';

/** An editor that saves several files changes them one after the other. */
const QUIET_MILLISECONDS = 150;

export interface ServeOptions {
  readonly port: number;
  /** Folders and files whose change makes the page again. */
  readonly watched: readonly string[];
  /** Makes the page. */
  readonly make: () => Promise<Result<string>>;
  readonly onListen: (address: string) => void;
}

interface Page {
  readonly html: string;
  readonly listeners: ReadonlySet<ServerResponse>;
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

const answer = (server: Server, page: () => string, listeners: Set<ServerResponse>): void => {
  server.on('request', ({ url, headers }, response) => {
    // A page elsewhere that resolves to this address must not read the report.
    const isLocal = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(headers.host ?? '');
    if (!isLocal) {
      response.writeHead(403, HEADERS).end();
    } else if (url === '/') {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(page());
    } else if (url === '/events') {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' }).write(': ready\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else {
      response.writeHead(404, HEADERS).end();
    }
  });
};

const tell = (listeners: Page['listeners'], event: 'reload' | 'problem', data: string): void => {
  for (const listener of listeners) listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
};

const listen = async (server: Server, port: number): Promise<Result<string>> => {
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
    return success(`http://${HOST}:${String((server.address() as AddressInfo).port)}/`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'another program uses it' : message;
    return failure(
      problem('input', `Port ${String(port)} cannot be used: ${reason}.`, 'Give another one with --port.'),
    );
  }
};

/**
 * Serves the page until the command is interrupted, and makes it again when something that it is made of changes. What
 * is wrong with a change is told on the page and in the terminal; the page keeps what it showed.
 *
 * @returns a failure when the first page cannot be made or the port is taken
 * @example await serve({ port: 0, watched: [chart.directory], make, onListen: context.print }, context)
 */
export async function serve(
  { port, watched, make, onListen }: ServeOptions,
  { progress, signal }: CliContext,
): Promise<Result<undefined>> {
  const first = await make();
  if (isFailure(first)) return first;
  let html = first.value;
  const listeners = new Set<ServerResponse>();
  const server = createServer();
  answer(server, () => html, listeners);
  const address = await listen(server, port);
  if (isFailure(address)) return address;

  const refresh = async (): Promise<void> => {
    const fresh = await make();
    if (isFailure(fresh)) {
      progress.note(`${fresh.problem.message} ${fresh.problem.hint}`);
      tell(listeners, 'problem', `${fresh.problem.message} ${fresh.problem.hint}`);
      return;
    }
    html = fresh.value;
    progress.note('The chart has changed; the page is made again.');
    tell(listeners, 'reload', '');
  };
  // One after the other: a change while a page is made makes another one after it.
  let work = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...watched], { ignoreInitial: true }).on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(refresh);
    }, QUIET_MILLISECONDS);
  });
  await once(watcher, 'ready');
  onListen(address.value);
  if (!signal.aborted) await once(signal, 'abort');
  clearTimeout(timer);
  await watcher.close();
  await work;
  for (const listener of listeners) listener.end();
  server.close();
  server.closeAllConnections();
  return success(undefined);
}
