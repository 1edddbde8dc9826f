import type { CompletionModel } from '../../src/completion/index.js';

/** A program with each sort of option and argument, and with texts that shells read in their own way. */
export const MODEL: CompletionModel = {
  program: 'my-tool',
  commands: [
    {
      name: 'show',
      aliases: ['sh', 's'],
      summary: "print it's [state]: all of $HOME",
      options: [
        {
          long: '--output',
          short: '-o',
          description: 'format: `text` or "json"',
          value: { type: 'choices', choices: ['text', 'json'] },
        },
        { long: '--file', description: 'a file', value: { type: 'file' } },
        {
          long: '--part',
          short: '-p',
          description: 'parts, with commas between them',
          value: { type: 'list', choices: ['head', 'foot', '1.36'] },
        },
        { long: '--name', description: 'a name', value: { type: 'text' } },
        { long: '--all', description: "everything, even what's hidden" },
      ],
      argument: { type: 'choices', choices: ['first', 'second'] },
    },
    { name: 'shut', summary: 'close', options: [], argument: { type: 'file' } },
    { name: 'stop', summary: 'end', options: [] },
  ],
};
