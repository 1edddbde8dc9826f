import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeTool, resolveTool, TOOL_NAMES, toolPath } from '../../src/tools/index.js';
import { acceptsVersion } from '../../src/tools/version.js';
import { silentProgress } from '../../src/terminal/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

const program = (path: string, script: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
};

/** A `go` that writes a program which prints a version, and counts how often it was called. */
const standInForGo = (directory: string, version: string): string => {
  const go = join(directory, 'go');
  program(
    go,
    `echo build >> ${join(directory, 'calls')}
sleep 0.2
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho ${version}\\n' > "$2"; chmod +x "$2"`,
  );
  return go;
};

describe('acceptsVersion', () => {
  it.each([
    ['helm', '4.3.1', true],
    ['helm', '3.14.0', true],
    ['helm', '3.13.9', false],
    ['helm', '5.0.0', false],
    ['kubectl', '1.32.4-dispatcher', true],
    ['kubeconform', '0.5.0', false],
    ['etcd', '3.6.8', true],
    ['etcd', '3.6.9', false],
    ['kube-apiserver', '1.36.3-rc.1', false],
  ] as const)('%s %s: %s', (name, version, expected) => {
    expect(acceptsVersion(describeTool(name), version)).toBe(expected);
  });
});

describe('the pinned tools', () => {
  it.each(TOOL_NAMES)('%s is built from the version that its go.mod pins', (name) => {
    const { module, version, package: path } = describeTool(name);
    const pins = readFileSync(join(process.cwd(), 'tools', module, 'go.mod'), 'utf8');
    const owner = pins
      .split('\n')
      .map((line) => /^\s*(?:require )?(\S+) v(\S+)/.exec(line))
      .filter((match) => match !== null)
      .find(([, required = '']) => path === required || path.startsWith(`${required}/`));
    expect(owner?.[2]).toBe(version);
  });
});

describe('resolveTool', () => {
  const environment = { ...process.env };

  beforeEach(() => {
    // No release host answers there, so what is neither found nor cached is built.
    process.env['EGOV_MSA_MIRROR'] = 'http://127.0.0.1:1';
  });

  afterEach(() => {
    process.env = { ...environment };
  });

  it('takes a fitting program from the search path', async () => {
    const directory = temporaryDirectory();
    program(join(directory, 'helm'), 'echo v3.15.2+gabc');
    const helm = throwIfFailed(
      await resolveTool('helm', { searchPath: directory, cache: temporaryDirectory() }),
    );
    expect(helm).toEqual({ name: 'helm', version: '3.15.2', path: join(directory, 'helm'), source: 'path' });
  });

  it('passes over one that is too old, and says so', async () => {
    const [directory, cache] = [temporaryDirectory(), temporaryDirectory()];
    program(join(directory, 'helm'), 'echo v3.9.0');
    program(toolPath('helm', cache), `echo v${describeTool('helm').version}`);
    const notes: string[] = [];
    const progress = { ...silentProgress, note: (text: string) => notes.push(text) };
    const helm = throwIfFailed(await resolveTool('helm', { searchPath: directory, cache, progress }));
    expect(helm.source).toBe('cache');
    expect(notes.join()).toContain('is version 3.9.0, helm >=3.14.0 <5.0.0 is needed');
  });

  it('builds a program once when two ask for it at the same time', async () => {
    const [directory, cache] = [temporaryDirectory(), temporaryDirectory()];
    standInForGo(directory, 'v3.22.0');
    process.env['PATH'] = `${directory}:${process.env['PATH'] ?? ''}`;
    const tools = await Promise.all([resolveTool('helm3', { cache }), resolveTool('helm3', { cache })]);
    expect(tools.map((tool) => throwIfFailed(tool).source).sort()).toEqual(['build', 'cache']);
    expect(readFileSync(join(directory, 'calls'), 'utf8')).toBe('build\n');
  }, 15_000);

  it('makes a damaged cached program again', async () => {
    const [directory, cache] = [temporaryDirectory(), temporaryDirectory()];
    standInForGo(directory, 'v3.22.0');
    process.env['PATH'] = `${directory}:${process.env['PATH'] ?? ''}`;
    program(toolPath('helm3', cache), 'exit 1');
    expect(throwIfFailed(await resolveTool('helm3', { cache })).source).toBe('build');
    expect(throwIfFailed(await resolveTool('helm3', { cache })).source).toBe('cache');
  }, 15_000);

  it('takes a program that cannot tell its version from its own place in the cache, and from no other', async () => {
    const [directory, cache] = [temporaryDirectory(), temporaryDirectory()];
    const path = toolPath('helm-unittest', cache);
    program(join(directory, 'helm-unittest'), 'echo usage');
    program(path, 'echo usage');
    const tool = throwIfFailed(await resolveTool('helm-unittest', { searchPath: directory, cache }));
    expect(tool).toEqual({ name: 'helm-unittest', version: '1.1.2', path, source: 'cache' });
  });

  it('makes it again when it does not run', async () => {
    const [directory, cache] = [temporaryDirectory(), temporaryDirectory()];
    standInForGo(directory, 'usage');
    process.env['PATH'] = `${directory}:${process.env['PATH'] ?? ''}`;
    program(toolPath('helm-unittest', cache), 'exit 1');
    expect(throwIfFailed(await resolveTool('helm-unittest', { cache })).source).toBe('build');
  }, 15_000);

  it('says so when the cache cannot be written', async () => {
    const [directory, cache] = [temporaryDirectory(), join(temporaryDirectory(), 'file')];
    writeFileSync(cache, '');
    const result = await resolveTool('helm', { cache, searchPath: directory });
    expect(result).toMatchObject({
      ok: false,
      problem: {
        kind: 'tool',
        message: expect.stringMatching(/^helm cannot be put into .*: ENOTDIR/) as unknown as string,
        hint: 'Make room there, name another cache in EGOV_MSA_CACHE, or put helm into PATH.',
      },
    });
  });

  it('names both ways out when there is no network and no Go', async () => {
    const directory = temporaryDirectory();
    symlinkSync('/bin/sh', join(directory, 'sh'));
    process.env['PATH'] = directory;
    const result = await resolveTool('helm', { cache: temporaryDirectory(), searchPath: directory });
    expect(result).toMatchObject({
      ok: false,
      problem: {
        kind: 'tool',
        message: 'helm 4.3.1 cannot be downloaded or built here: there is no network and no Go.',
        hint: 'Install Go from https://go.dev/dl and run again, or put helm 4.3.1 on PATH.',
      },
    });
  });
});
