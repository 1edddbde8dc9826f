import type { CompletionCommand, CompletionModel, CompletionOption, CompletionValue } from './types.js';

const quote = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

const valueFlags = (value: CompletionValue): string => {
  switch (value.type) {
    case 'choices':
      return ` -x -a ${quote(value.choices.join(' '))}`;
    case 'list':
      return ` -x -a ${quote(`(__fish_append , ${value.choices.join(' ')})`)}`;
    case 'file':
      return ' -r -F';
    case 'text':
      return ' -x';
  }
};

const commandLines =
  (program: string) =>
  ({ name, aliases = [], summary, options, argument }: CompletionCommand): readonly string[] => {
    const names = [name, ...aliases].join(' ');
    const inside = `complete -c ${program} -n '__fish_seen_subcommand_from ${names}'`;
    const optionLine = ({ long, short, description, value }: CompletionOption): string =>
      [
        `${inside} -l ${long.slice(2)}`,
        short === undefined ? '' : ` -s ${short.slice(1)}`,
        value === undefined ? '' : valueFlags(value),
        ` -d ${quote(description)}`,
      ].join('');
    const argumentLine: Readonly<Record<CompletionValue['type'], readonly string[]>> = {
      choices: argument?.type === 'choices' ? [`${inside} -a ${quote(argument.choices.join(' '))}`] : [],
      list: argument?.type === 'list' ? [`${inside}${valueFlags(argument)}`] : [],
      file: [`${inside} -F`],
      text: [],
    };
    return [
      `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
      ...options.map(optionLine),
      ...(argument === undefined ? [] : argumentLine[argument.type]),
    ];
  };

/**
 * Writes the completion script of a program for fish.
 *
 * @see https://fishshell.com/docs/current/completions.html
 * @example writeFileSync('completions/egov-msa.fish', fishCompletion(model));
 */
export const fishCompletion = ({ program, commands }: CompletionModel): string =>
  [
    `# fish completion of ${program}`,
    `complete -c ${program} -f`,
    ...commands.flatMap(commandLines(program)),
  ].join('\n');
