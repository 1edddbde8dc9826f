/*
 * Makes a fresh clone runnable: checks Node, installs the npm packages, builds dist/. Each step is skipped
 * while its inputs are unchanged. Plain JavaScript without packages, since none are there yet.
 *
 *   node scripts/bootstrap.mjs                 prepare only
 *   node scripts/bootstrap.mjs up --help       prepare, then run that command
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const MINIMUM_NODE = [20, 10];

const root = fileURLToPath(new URL('../', import.meta.url));
const modules = join(root, 'node_modules');
const output = join(root, 'dist');

/** Thrown up to {@link prepare}, so that what is held on the way is let go. */
class Unprepared extends Error {
  constructor(sentence, hint) {
    super(sentence);
    this.hint = hint;
  }
}

const fail = (sentence, hint) => {
  throw new Unprepared(sentence, hint);
};

export const isSupportedNode = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]);
};

const checkNode = () => {
  const version = process.versions.node;
  if (isSupportedNode(version)) return;
  fail(
    `egov-msa needs Node ${MINIMUM_NODE.join('.')} or later, and this is Node ${version}.`,
    'Install the current LTS from https://nodejs.org and run again.',
  );
};

const filesBelow = (directory) =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
};

const isStamped = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });

const sleep = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Undefined when the lock's owner has just let it go. */
const ownerOf = (lock) => {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Moves the lock of a killed command away; one that a living command took meanwhile is put back. */
const breakLock = (lock, own) => {
  const aside = `${own}.broken`;
  try {
    renameSync(lock, aside);
    if (isAlive(ownerOf(aside))) linkSync(aside, lock);
  } catch {
    // Another command was faster.
  } finally {
    rmSync(aside, { force: true });
  }
};

const linkNew = (from, to) => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/** A lock by its file, which is made with its owner's number in it; one whose owner is gone is taken over. */
const tryLock = (lock) => {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    if (linkNew(own, lock)) return true;
    const owner = ownerOf(lock);
    if (owner !== undefined && isAlive(owner)) return false;
    if (owner !== undefined) breakLock(lock, own);
    return linkNew(own, lock);
  } finally {
    rmSync(own, { force: true });
  }
};

/** Two commands at once would empty node_modules under each other. */
const withLock = (work) => {
  const lock = join(root, '.bootstrap.lock');
  let waits = 0;
  while (!tryLock(lock)) {
    if (waits++ === 0) process.stderr.write('Waiting for another command that prepares this checkout ...\n');
    sleep(200);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const packagesStamp = join(modules, '.egov-msa-installed');

const packagesHash = () => hashOf([join(root, 'package-lock.json')]);

/** npm ci empties node_modules first, so a half-finished one has no stamp. */
const installPackages = () => {
  const hash = packagesHash();
  if (isStamped(packagesStamp, hash)) return;
  process.stderr.write('Installing npm packages, once (about 20 s) ...\n');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  let result = run('npm', ['ci', ...quiet]);
  // A registry mirror that lacks the optional packages of other systems makes npm ci call the lock file out of
  // sync; npm install takes the same locked versions and leaves those out.
  if (/EUSAGE/.test(result.stderr ?? '')) result = run('npm', ['install', '--no-save', ...quiet]);
  if (result.error !== undefined)
    fail('npm was not found.', 'Install Node with npm from https://nodejs.org.');
  if (result.status !== 0) {
    process.stderr.write(result.stderr);
    fail('npm ci failed.', 'Check the network and the npm registry (npm ping), then run again.');
  }
  writeFileSync(packagesStamp, hash);
};

/** Lets npx find this checkout's own command. */
const linkCommand = () => {
  const link = join(modules, '.bin', 'egov-msa');
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) return;
  mkdirSync(join(modules, '.bin'), { recursive: true });
  try {
    symlinkSync('../../bin/egov-msa.mjs', link);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
};

/** A build that was killed leaves its folder behind; its name tells by whom. */
const sweepAbandonedBuilds = () => {
  for (const name of readdirSync(root)) {
    const [, pid] = /^dist\.(\d+)(\.old)?$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(root, name), { recursive: true, force: true });
  }
};

/** The page of the report: one script and one style, with the packages they use. */
const bundlePage = (partial) => {
  const entry = join(root, 'view', 'src', 'main.tsx');
  const result = run(join(modules, '.bin', 'esbuild'), [
    entry,
    '--bundle',
    '--minify',
    '--format=iife',
    '--target=es2022',
    '--jsx=automatic',
    '--jsx-import-source=preact',
    '--charset=utf8',
    '--log-level=warning',
    `--outfile=${join(partial, 'html-report', 'view.js')}`,
  ]);
  if (result.status !== 0) {
    process.stderr.write(result.stderr ?? '');
    fail('The page of the report does not build.', 'Undo the change in view/ that the lines above name.');
  }
};

const sourcesStamp = join(output, '.stamp');

const sourcesHash = () =>
  hashOf([
    ...filesBelow(join(root, 'src')),
    ...filesBelow(join(root, 'view')),
    join(root, 'tsconfig.json'),
    join(root, 'tsconfig.build.json'),
    join(root, 'package-lock.json'),
  ]);

/** Built beside and renamed, so that a command never meets half a build. */
const build = () => {
  const hash = sourcesHash();
  if (isStamped(sourcesStamp, hash)) return;
  process.stderr.write('Building the toolkit (about 5 s) ...\n');
  sweepAbandonedBuilds();
  const partial = `${output}.${process.pid}`;
  const old = `${output}.${process.pid}.old`;
  try {
    const compiler = join(modules, 'typescript', 'bin', 'tsc');
    const result = run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', partial]);
    if (result.status !== 0) {
      process.stderr.write(result.stdout);
      fail('The toolkit does not compile.', 'Undo the change in src/ that the lines above name.');
    }
    bundlePage(partial);
    writeFileSync(join(partial, '.stamp'), hash);
    if (existsSync(output)) renameSync(output, old);
    renameSync(partial, output);
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
};

const installAndBuild = () => {
  checkNode();
  if (isStamped(packagesStamp, packagesHash()) && isStamped(sourcesStamp, sourcesHash())) {
    linkCommand();
    return;
  }
  withLock(() => {
    installPackages();
    linkCommand();
    build();
  });
};

export const prepare = () => {
  try {
    installAndBuild();
  } catch (error) {
    if (!(error instanceof Unprepared)) throw error;
    process.stderr.write(`error: ${error.message}\n       ${error.hint}\n`);
    process.exit(1);
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  prepare();
  const args = process.argv.slice(2);
  if (args.length > 0) {
    const { main } = await import(pathToFileURL(join(output, 'cli', 'index.js')).href);
    await main(args);
  }
}
