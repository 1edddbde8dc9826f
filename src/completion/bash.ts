import type { CompletionCommand, CompletionModel, CompletionOption, CompletionValue } from './types.js';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const flagsOf = ({ long, short }: CompletionOption): readonly string[] =>
  short === undefined ? [long] : [short, long];

const reply = (value: CompletionValue): string => {
  switch (value.type) {
    case 'choices':
      return `COMPREPLY=($(compgen -W ${quote(value.choices.join(' '))} -- "$current"))`;
    case 'list':
      return `COMPREPLY=($(compgen -P "$head" -W ${quote(value.choices.join(' '))} -- "\${current##*,}"))`;
    case 'file':
      // `complete -o default` then offers files, which keeps names with blanks whole.
      return 'COMPREPLY=()';
    case 'text':
      // bash 3.2, which macOS has, knows no compopt and offers files there.
      return 'compopt +o default 2> /dev/null; COMPREPLY=()';
  }
};

const namesOf = ({ name, aliases = [] }: CompletionCommand): readonly string[] => [name, ...aliases];

const valueCases = (command: CompletionCommand): readonly string[] =>
  command.options.flatMap((option) =>
    option.value === undefined
      ? []
      : [
          `    ${namesOf(command)
            .flatMap((name) => flagsOf(option).map((flag) => quote(`${name} ${flag}`)))
            .join(' | ')}) ${reply(option.value)}; return ;;`,
        ],
  );

const labelOf = (command: CompletionCommand): string => namesOf(command).join(' | ');

const optionCase = (command: CompletionCommand): string =>
  `    ${labelOf(command)}) COMPREPLY=($(compgen -W ${quote(command.options.flatMap(flagsOf).join(' '))} -- "$current")) ;;`;

const argumentCase = (command: CompletionCommand): string =>
  `    ${labelOf(command)}) ${reply(command.argument ?? { type: 'text' })} ;;`;

/**
 * Writes the completion script of a program for bash 3.2 and later.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
 * @example writeFileSync('completions/egov-msa', bashCompletion(model));
 */
export const bashCompletion = ({ program, commands }: CompletionModel): string => {
  const fn = `_${program.replaceAll('-', '_')}`;
  return `# bash completion of ${program}
${fn}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' head='' index
  # bash takes --option=value for three words.
  if [ "$previous" = '=' ]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$current" = '=' ]; then current=''; fi
  case $current in
    *,*) head=\${current%,*}, ;;
  esac
  for ((index = 1; index < COMP_CWORD; index++)); do
    case \${COMP_WORDS[index]} in
      -*) ;;
      *) command=\${COMP_WORDS[index]}; break ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W ${quote(commands.map(({ name }) => name).join(' '))} -- "$current"))
    return
  fi
  case $current in
    -*) case $command in
${commands.map(optionCase).join('\n')}
    esac; return ;;
  esac
  case $command in
${commands.map(argumentCase).join('\n')}
  esac
}
complete -o default -F ${fn} ${program}`;
};
