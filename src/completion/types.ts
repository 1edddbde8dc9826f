/** What may follow an option, or stand where an argument does. */
export type CompletionValue =
  | { readonly type: 'choices'; readonly choices: readonly string[] }
  /** Several of them, with commas between. */
  | { readonly type: 'list'; readonly choices: readonly string[] }
  | { readonly type: 'file' }
  /** Nothing that a shell could know. */
  | { readonly type: 'text' };

export interface CompletionOption {
  /** `--output` */
  readonly long: string;
  /** `-o` */
  readonly short?: string;
  readonly description: string;
  /** Undefined for an option that is only switched on. */
  readonly value?: CompletionValue;
}

export interface CompletionCommand {
  readonly name: string;
  /** Short forms of the name, which are not offered themselves. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly options: readonly CompletionOption[];
  /** What its arguments are; undefined when it takes none. */
  readonly argument?: CompletionValue;
}

/** A program as completion scripts see it. */
export interface CompletionModel {
  /** Name of the executable. */
  readonly program: string;
  readonly commands: readonly CompletionCommand[];
}
