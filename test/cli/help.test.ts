import { describe, expect, it } from '@jest/globals';
import { run } from './commands/support.js';

describe('egov-msa help', () => {
  it.each(['check', 'lint', 'li'])('%s says what --help of the command says', async (name) => {
    const { code, output } = await run('help', name);
    expect(code).toBe(0);
    expect(output).toContain('--debug');
    expect(output).toBe((await run(name, '--help')).output);
  });

  it.each([
    ['a name with a typo', 'chek', '(Did you mean check?)'],
    ['a name like no other', 'nope', "unknown command 'nope'"],
  ])('refuses %s as the command line itself does', async (_, name, sentence) => {
    const asked = await run('help', name);
    expect(asked.errors).toContain(sentence);
    expect(asked).toEqual(await run(name));
    expect(asked.code).toBe(2);
  });

  it('lists the commands without a name', async () => {
    const { code, output } = await run('help');
    expect(code).toBe(0);
    expect(output).toBe((await run('--help')).output);
  });
});
