import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/index.js';
import type { ReportModel } from '../../../src/html-report/index.js';
import { silentProgress } from '../../../src/terminal/index.js';
import { useTemporaryDirectories } from '../../support/index.js';
import { commitAll, copyChart, run } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const modelOf = (html: string): ReportModel =>
  JSON.parse(
    /<script type="application\/json" id="report">(.*?)<\/script>/s.exec(html)?.[1] ?? '',
  ) as ReportModel;

const reportOf = async (...args: readonly string[]) => {
  const file = join(temporaryDirectory(), 'report.html');
  const result = await run('report', ...args, '--out', file);
  return { ...result, file, html: result.code === 0 ? readFileSync(file, 'utf8') : '' };
};

describe('egov-msa report', () => {
  it('writes one file that loads nothing, and says what it shows', async () => {
    const { code, output, html, file } = await reportOf();
    expect(code).toBe(0);
    expect(output).toMatch(
      /^Wrote \S+report\.html: \d+ workloads, \d+ objects, 0 errors, 0 warnings\.\nOpen file:\/\/\/\S+\n$/,
    );
    expect(html).toContain(`default-src 'none'`);
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="(?!data:)/);
    expect(statSync(file).size).toBeLessThan(1_500_000);
  });

  it('leaves the values of Secrets out', async () => {
    const { html } = await reportOf('--set', 'global.database.password=never-to-be-seen');
    const { texts } = modelOf(html);
    expect(texts.find((text) => text.includes('kind: Secret'))).toContain('(hidden)');
    expect(html).not.toContain(Buffer.from('never-to-be-seen').toString('base64'));
    expect(html).not.toContain('never-to-be-seen');
  });

  it('takes a chart, a release and values, and names the stack after its files', async () => {
    const chart = copyChart('tiny', temporaryDirectory());
    const values = join(temporaryDirectory(), 'mine.yaml');
    writeFileSync(values, 'replicaCount: 3\n');
    const { html } = await reportOf(chart, '--release', 'mine', '--namespace', 'here', '-f', values);
    const [stack] = modelOf(html).stacks;
    expect(stack).toMatchObject({ name: 'mine.yaml', release: 'mine', namespace: 'here' });
    expect(stack?.overrides).toEqual([['replicaCount', '3']]);
  });

  it('previews the upgrade from a revision', async () => {
    const root = temporaryDirectory();
    const chart = copyChart('invariants/base', root);
    await commitAll(root);
    const file = join(chart, 'values.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`.replace('greeting: hello', 'greeting: goodbye'));
    const { code, errors, html } = await reportOf(chart, '--from', 'HEAD');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const { upgrade } = modelOf(html);
    expect(upgrade?.from).toBe('HEAD');
    expect(
      upgrade?.objects.flatMap(({ fields }) => fields.map(({ before, after }) => [before, after])),
    ).toEqual([['hello', 'goodbye']]);
  });

  it('shows an environment that helm refuses as refused, with the reason', async () => {
    const chart = copyChart('tiny', temporaryDirectory());
    mkdirSync(join(chart, 'environments'), { recursive: true });
    writeFileSync(join(chart, 'environments', 'broken.yaml'), '# Overlay\nreplicaCount: many\n');
    const { columns } = modelOf((await reportOf(chart)).html).environments;
    const broken = columns.find(({ name }) => name === 'broken');
    expect(broken?.overlay).toBe(true);
    expect(broken?.refused).toContain('replicaCount');
  });

  it.each([
    [['--environment', 'vagrnt'], 2, 'Did you mean "vagrant"?'],
    [['--from', 'no-such-revision'], 2, 'There is no git revision "no-such-revision"'],
    [['--port', 'http'], 2, 'Write a port from 0 to 65535'],
    [['--serve'], 2, 'cannot be used with'],
  ])('refuses %j', async (args, code, message) => {
    const result = await reportOf(...args);
    expect(result.code).toBe(code);
    expect(result.errors).toContain(message);
  });

  it('says when the file cannot be written', async () => {
    const file = join(temporaryDirectory(), 'taken');
    writeFileSync(file, '');
    const { code, errors } = await run('report', '--out', join(file, 'report.html'));
    expect(code).toBe(1);
    expect(errors).toContain('cannot be written');
    expect(errors).toContain('--out');
  });
});

describe('egov-msa report --serve', () => {
  const stops: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  const start = async (...args: readonly string[]) => {
    const interruption = new AbortController();
    const notes: string[] = [];
    const interrupt = (): void => {
      interruption.abort();
    };
    let ended = Promise.resolve(0);
    const address = await new Promise<string>((resolve, reject) => {
      ended = runCli(['report', '--serve', '--port', '0', ...args], {
        print: (text) => {
          resolve(/http:\S+\//.exec(text)?.[0] ?? '');
        },
        progress: { ...silentProgress, note: (text) => notes.push(text) },
        signal: interruption.signal,
      });
      ended.then((code) => {
        reject(new Error(`The command ended with ${String(code)}.`));
      }, reject);
    });
    stops.push(() => {
      interrupt();
      return ended;
    });
    return { address, notes, ended, interrupt };
  };

  /** Reads events until one is of the wanted type. */
  const waitFor = async (response: Response, wanted: string): Promise<string> => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) throw new Error(`The server ended before ${wanted}: ${text}`);
      text += part.value;
      if (text.includes(`event: ${wanted}\n`)) return text;
    }
  };

  it('makes the page again after a change, tells what is wrong with one, and ends when interrupted', async () => {
    const chart = copyChart('invariants/base', temporaryDirectory());
    const file = join(chart, 'values.yaml');
    const values = readFileSync(file, 'utf8');
    const { address, ended, interrupt } = await start(chart);
    expect(await (await fetch(address)).text()).toContain(`connect-src 'self'`);
    const events = await fetch(`${address}events`);
    writeFileSync(file, values.replace('greeting: hello', 'greeting: goodbye'));
    await waitFor(events, 'reload');
    expect(await (await fetch(address)).text()).toContain('goodbye');
    const problems = await fetch(`${address}events`);
    writeFileSync(join(chart, 'values.yaml'), '{');
    expect(await waitFor(problems, 'problem')).toContain('values.yaml');
    expect(await (await fetch(address)).text()).toContain('goodbye');
    interrupt();
    expect(await ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  it('answers no other path and no other host', async () => {
    const { address } = await start(copyChart('tiny', temporaryDirectory()));
    expect((await fetch(`${address}../package.json`)).status).toBe(404);
  });

  it('says when the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { readonly port: number };
    const result = await run(
      'report',
      copyChart('tiny', temporaryDirectory()),
      '--serve',
      '--port',
      String(port),
    );
    taken.close();
    expect(result.code).toBe(1);
    expect(result.errors).toContain(`Port ${String(port)} cannot be used: another program uses it.`);
  });
});
