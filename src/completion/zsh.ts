import type { CompletionCommand, CompletionModel, CompletionOption, CompletionValue } from './types.js';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const escape = (text: string): string => text.replace(/[\\:[\]]/g, '\\$&');

const action = (value: CompletionValue): string => {
  switch (value.type) {
    case 'choices':
      return `:value:(${value.choices.join(' ')})`;
    case 'list':
      return `:value:_sequence compadd - ${value.choices.join(' ')}`;
    case 'file':
      return ':path:_files';
    case 'text':
      return ':value: ';
  }
};

const optionSpec = ({ long, short, description, value }: CompletionOption): string => {
  const rest = quote(`[${escape(description)}]${value === undefined ? '' : action(value)}`);
  const many = value === undefined ? '' : quote('*');
  if (short === undefined) return `${many}${long}${value === undefined ? '' : '='}${rest}`;
  return `${many}{${short},${long}${value === undefined ? '' : '='}}${rest}`;
};

const commandCase = ({ name, aliases = [], options, argument }: CompletionCommand): string => {
  const specs = [
    ...options.map(optionSpec),
    ...(argument === undefined ? [] : [quote(`*${action(argument)}`)]),
  ];
  return `    ${[name, ...aliases].join('|')})\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
};

/**
 * Writes the completion script of a program for zsh, for a file in `$fpath` as well as for `source`.
 *
 * @see https://zsh.sourceforge.io/Doc/Release/Completion-System.html
 * @example writeFileSync('completions/_egov-msa', zshCompletion(model));
 */
export const zshCompletion = ({ program, commands }: CompletionModel): string => {
  const fn = `_${program}`;
  return `#compdef ${program}
${fn}() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${escape(summary)}`)}`).join('\n')}
  )
  _arguments -C '1: :->command' '*:: :->arguments'
  case $state in
    command) _describe command commands ;;
    arguments) case $words[1] in
${commands.map(commandCase).join('\n')}
    esac ;;
  esac
}
if [ "$funcstack[1]" = ${quote(fn)} ]; then ${fn} "$@"; else compdef ${fn} ${program}; fi`;
};
