import { describe, expect, it } from '@jest/globals';
import { fixtureDirectory, useSecondProcess } from '../../support/index.js';

const prepare = useSecondProcess();

const MAIN = `const [source, ...args] = process.argv.slice(1);
const { main } = await import(source + '/cli/index.js');
await main(args);`;

const TINY = fixtureDirectory('tiny');
const ESCAPE = '\u001B';

const start = async (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const run = await prepare();
  const names = Object.entries(environment).map(
    ([name, value]) => `process.env[${JSON.stringify(name)}] = ${JSON.stringify(value)};`,
  );
  // The tests themselves run with NO_COLOR, which would answer for the command.
  const result = await run(`delete process.env.NO_COLOR;${names.join('')}${MAIN}`, args).catch(
    (error: unknown) => error as Awaited<ReturnType<typeof run>>,
  );
  return { code: result.exitCode, output: String(result.stdout), errors: String(result.stderr) };
};

describe('the commands as a process of their own', () => {
  it('exit with the code of the command', async () => {
    const diff = ['diff', 'default', 'moe', '--chart', TINY];
    expect((await start({}, ...diff)).code).toBe(0);
    expect((await start({}, ...diff, '--exit-code')).code).toBe(1);
    expect((await start({}, 'diff', 'default')).code).toBe(2);
  }, 60_000);

  it('keep progress and problems apart from the result', async () => {
    const { code, output, errors } = await start(
      {},
      'check',
      TINY,
      '--only',
      'pinned-images',
      '--output',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ passed: true, counts: { cases: 3 } });
    expect(errors).toMatch(/^Checking \.\.\.\n(?: {2}\d of 3: tiny \w+\n){3}Checking: done \(.* s\)$/);
    const refused = await start({}, 'render', TINY, '--set', 'port=0');
    expect(refused.output).toBe('');
    expect(refused.errors).toMatch(/^error: The values do not fit the schema:\n {2}tiny \/port: /);
  }, 60_000);

  it('write colours only where they are wanted', async () => {
    const diff = ['diff', 'default', 'moe', '--chart', TINY];
    expect((await start({}, ...diff)).output).not.toContain(ESCAPE);
    expect((await start({ CI: 'true' }, ...diff)).output).not.toContain(ESCAPE);
    expect((await start({ FORCE_COLOR: '1' }, ...diff)).output).toContain(`${ESCAPE}[33m~${ESCAPE}[39m`);
    expect((await start({ NO_COLOR: '1' }, ...diff)).output).not.toContain(ESCAPE);
  }, 60_000);
});
