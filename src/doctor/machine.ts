import { access, constants, mkdir, readFile, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { freemem } from 'node:os';
import { satisfies } from 'semver';
import { cacheRoot } from '../cache/index.js';
import type { Check } from './types.js';

const NODE_RANGE = '>=20.10';
const GIBIBYTE = 1024 ** 3;
/** The embedded cluster with its programs takes 0.6 GiB. */
const MEMORY_GIBIBYTES = 1;
/** Tools are 0.7 GiB, and their builds need as much again for a while. */
const DISK_GIBIBYTES = 2;
const LOOPBACK = '127.0.0.1';

const checkNode = (version: string): Check => {
  const fits = satisfies(version, NODE_RANGE);
  return {
    area: 'machine',
    name: 'Node',
    verdict: fits ? 'ok' : 'missing',
    found: version,
    ...(fits ? {} : { hint: `Install Node 20.10 or later from https://nodejs.org.` }),
  };
};

/** What the kernel can give without swapping, where it says so; free memory leaves caches out. */
const availableMemory = async (): Promise<number> => {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kibibytes = /^MemAvailable:\s+(\d+) kB/m.exec(text)?.[1];
  return kibibytes === undefined ? freemem() : Number(kibibytes) * 1024;
};

const inGibibytes = (bytes: number): string => `${(bytes / GIBIBYTE).toFixed(1)} GiB`;

const checkMemory = async (needed: boolean): Promise<Check> => {
  const bytes = await availableMemory();
  const fits = bytes >= MEMORY_GIBIBYTES * GIBIBYTE;
  return {
    area: 'machine',
    name: 'Memory',
    verdict: fits ? 'ok' : needed ? 'missing' : 'note',
    found: `${inGibibytes(bytes)} available`,
    ...(fits
      ? {}
      : {
          hint: `The embedded cluster needs ${String(MEMORY_GIBIBYTES)} GiB: end something else, or use --context.`,
        }),
  };
};

const checkCache = async (cache: string): Promise<readonly Check[]> => {
  try {
    await mkdir(cache, { recursive: true });
    await access(cache, constants.W_OK);
  } catch {
    const hint = 'Make it writable, or name another directory in EGOV_MSA_CACHE.';
    return [
      { area: 'machine', name: 'Cache', verdict: 'missing', found: `${cache} cannot be written`, hint },
    ];
  }
  const { bavail, bsize } = await statfs(cache);
  const fits = bavail * bsize >= DISK_GIBIBYTES * GIBIBYTE;
  return [
    { area: 'machine', name: 'Cache', verdict: 'ok', found: cache },
    {
      area: 'machine',
      name: 'Disk',
      verdict: fits ? 'ok' : 'missing',
      found: `${inGibibytes(bavail * bsize)} free for the cache`,
      ...(fits
        ? {}
        : {
            hint: `${String(DISK_GIBIBYTES)} GiB are needed: make room, or name another disk in EGOV_MSA_CACHE.`,
          }),
    },
  ];
};

const listen = (): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(0, LOOPBACK, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });

const checkPorts = async (needed: boolean): Promise<Check> => {
  const free = await listen();
  return {
    area: 'machine',
    name: 'Ports',
    verdict: free ? 'ok' : needed ? 'missing' : 'note',
    found: free ? `free ones on ${LOOPBACK}` : `none can be opened on ${LOOPBACK}`,
    ...(free ? {} : { hint: 'Allow programs to listen on the loopback interface, or use --context.' }),
  };
};

/**
 * Looks at the machine: Node, memory, disk, ports.
 *
 * @param options - whether the embedded cluster is meant to run here, and where the cache is
 * @example const checks = await checkMachine({ embedded: true });
 */
export const checkMachine = async ({
  embedded,
  cache = cacheRoot(),
  nodeVersion = process.versions.node,
}: {
  readonly embedded: boolean;
  readonly cache?: string;
  readonly nodeVersion?: string;
}): Promise<readonly Check[]> => [
  checkNode(nodeVersion),
  await checkMemory(embedded),
  ...(await checkCache(cache)),
  await checkPorts(embedded),
];
