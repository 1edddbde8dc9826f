import type { CommandDefinition } from './command.js';

export interface RegisteredCommand {
  readonly name: string;
  /** One line for `egov-msa --help`. */
  readonly summary: string;
  readonly load: () => Promise<CommandDefinition<never>>;
}

/** Every command, in the order of the help. A new one is a folder in commands/ and an entry here. */
export const COMMANDS: readonly RegisteredCommand[] = [
  {
    name: 'up',
    summary: 'install or upgrade the system, on an embedded cluster or on yours',
    load: async () => (await import('./commands/up/index.js')).up,
  },
  {
    name: 'status',
    summary: 'show every workload with its ports, volumes and image',
    load: async () => (await import('./commands/status/index.js')).status,
  },
  {
    name: 'down',
    summary: 'stop the embedded cluster and remove its files',
    load: async () => (await import('./commands/down/index.js')).down,
  },
];
