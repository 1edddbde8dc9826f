import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  identifyProcess,
  isSameProcess,
  listProcesses,
  runProcess,
  shortLivedGo,
  startDetached,
  stopProcesses,
} from '../../src/process/index.js';
import { parsePs } from '../../src/process/table.js';
import { throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

describe('runProcess', () => {
  it('returns what a program printed and its exit code, also when it is not 0', async () => {
    const output = throwIfFailed(
      await runProcess('sh', ['-c', 'cat; echo two >&2; exit 3'], { input: 'one' }),
    );
    expect(output).toMatchObject({ exitCode: 3, stdout: 'one', stderr: 'two' });
  });

  it('passes each line of standard error on as it arrives', async () => {
    const lines: string[] = [];
    await runProcess('sh', ['-c', 'echo a >&2; echo b >&2'], { onErrorLine: (line) => lines.push(line) });
    expect(lines).toEqual(['a', 'b']);
  });

  it.each([
    {
      what: 'a missing program',
      file: 'no-such-program',
      args: [],
      message: 'The program no-such-program was not found.',
    },
    {
      what: 'a program that takes too long',
      file: 'sleep',
      args: ['9'],
      message: 'The program sleep did not finish within 0 s.',
    },
    {
      what: 'a killed program',
      file: 'sh',
      args: ['-c', 'kill -9 $$'],
      message: 'The program sh was ended by SIGKILL.',
    },
  ])('fails in words for $what', async ({ file, args, message }) => {
    const result = await runProcess(file, args, { timeoutMilliseconds: 300 });
    expect(result).toMatchObject({ ok: false, problem: { kind: 'tool', message } });
  });

  it('ends the program when it is aborted', async () => {
    const result = await runProcess('sleep', ['9'], { signal: AbortSignal.timeout(100) });
    expect(result).toMatchObject({ ok: false, problem: { message: 'The program sleep was stopped.' } });
  });
});

describe('a detached process', () => {
  const start = async (script: string) => {
    const directory = temporaryDirectory();
    const logFile = join(directory, 'log');
    const pid = throwIfFailed(await startDetached('sh', ['-c', script], { logFile, cwd: directory }));
    const identity = await identifyProcess(pid);
    if (identity === undefined) throw new Error('it ended at once');
    return { identity, logFile };
  };

  it('writes its log, is listed with its command line, and ends when it is told to', async () => {
    const { identity, logFile } = await start('echo started; exec sleep 30');
    expect((await listProcesses()).map(({ pid }) => pid)).toContain(identity.pid);
    expect(await isSameProcess(identity)).toBe(true);
    expect(await stopProcesses([identity])).toEqual([]);
    expect(await isSameProcess(identity)).toBe(false);
    expect(readFileSync(logFile, 'utf8')).toBe('started\n');
  });

  it('is killed when it ignores the request', async () => {
    const { identity } = await start('trap "" TERM; while :; do sleep 0.1; done');
    expect(await stopProcesses([identity], { graceMilliseconds: 200 })).toEqual([]);
  });

  it('is left alone when only its id is the recorded one', async () => {
    const { identity } = await start('exec sleep 30');
    await stopProcesses([{ pid: identity.pid, startedAt: 'another time' }]);
    expect(await isSameProcess(identity)).toBe(true);
    await stopProcesses([identity]);
  });

  it('is a failure when the program does not exist', async () => {
    const directory = temporaryDirectory();
    const result = await startDetached(join(directory, 'absent'), [], {
      logFile: join(directory, 'log'),
      cwd: directory,
    });
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('could not be started') },
    });
  });
});

describe('parsePs', () => {
  it('reads ids, start times and command lines, and passes over what has ended', () => {
    const output = [
      '    1 Ss   Sat Nov 21 08:00:00 2026 /sbin/launchd',
      '  412 Z    Sat Nov 21 08:01:00 2026 (sh)',
      '  517 S+   Sun Nov  1 09:10:11 2026 /cache/etcd --data-dir=/a b/etcd',
    ].join('\n');
    expect(parsePs(output)).toEqual([
      { pid: 1, startedAt: 'Sat Nov 21 08:00:00 2026', command: '/sbin/launchd' },
      { pid: 517, startedAt: 'Sun Nov 1 09:10:11 2026', command: '/cache/etcd --data-dir=/a b/etcd' },
    ]);
  });
});

describe('shortLivedGo', () => {
  it('lets the heap grow further, unless the caller has chosen how far', () => {
    expect(shortLivedGo({})).toEqual({ GOGC: '400' });
    expect(shortLivedGo({ GOGC: '50' })).toEqual({});
  });
});
