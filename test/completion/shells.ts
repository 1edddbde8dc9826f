import { execa } from 'execa';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Tells whether a shell is installed. */
export const hasShell = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((directory) => existsSync(join(directory, name)));

/** What a shell offers for the last word of a command line, sorted. */
export type Complete = (directory: string, script: string, line: string) => Promise<readonly string[]>;

const linesOf = (text: string): readonly string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '').sort();

const save = (directory: string, script: string): string => {
  const path = join(directory, 'completion');
  writeFileSync(path, script);
  return path;
};

/** Calls the function that bash would, with the words as bash splits them: `=` stands alone. */
export const completeInBash: Complete = async (directory, script, line) => {
  const words = line.split(/( |=)/).filter((word) => word !== ' ' && word !== '');
  if (line.endsWith(' ')) words.push('');
  const code = `source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
"$(complete -p "$1" | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await execa('bash', ['--norc', '-c', code, 'bash', save(directory, script), ...words], {
    cwd: directory,
  });
  return linesOf(stdout);
};

/** Fish answers such questions itself. */
export const completeInFish: Complete = async (directory, script, line) => {
  const code = 'source $argv[1]; complete --do-complete $argv[2] | string split --fields 1 \\t';
  const { stdout } = await execa('fish', ['--no-config', '-c', code, save(directory, script), line], {
    cwd: directory,
    env: { HOME: directory },
    // It ends with 1 when there is one candidate, or none.
    reject: false,
  });
  return linesOf(stdout);
};

/**
 * Presses Tab in a real zsh on a terminal of its own. Its `compadd`, which every completion ends in, prints what it
 * is given behind what stands already, such as the start of a list; then the shell ends.
 */
export const completeInZsh: Complete = async (directory, script, line) => {
  const setup = `PROMPT=
autoload -Uz compinit
compinit -u -d ${join(directory, 'dump')}
source ${save(directory, script)}
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
compadd() {
  local -a hits
  if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
    builtin compadd -O hits "$@"
    (( $#hits )) && print -rl -- "<W>$IPREFIX"$^hits"</W>"
  fi
  builtin compadd "$@"
}
leave() { print '<END>'; exit }
comppostfuncs=(leave)
print rea''dy
`;
  writeFileSync(join(directory, 'setup'), setup);
  const code = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "source ${join(directory, 'setup')}"
zpty -r -m shell reply '*ready*'
zpty -w shell "$1"$'\\t'
while zpty -r shell reply; do print -rn -- "$reply"; [[ $reply == *'<END>'* ]] && break; done
zpty -d shell`;
  const { stdout } = await execa('zsh', ['-f', '-c', code, 'zsh', line], {
    cwd: directory,
    env: { HOME: directory, TERM: 'vt100' },
    timeout: 20_000,
  });
  return linesOf([...stdout.matchAll(/<W>(.*?)<\/W>/g)].map(([, word]) => word ?? '').join('\n'));
};
