import { failure, isFailure, type Result } from '../../result/index.js';
import {
  formatConfiguration,
  loadConfiguration,
  type Configuration,
  type CtCommand,
  type FlagValues,
  type Surroundings,
} from '../configuration/index.js';
import type { Io } from './io.js';

export interface ConfigurationRequest {
  readonly flags: FlagValues;
  /** Path given with --config; empty for the search path. */
  readonly config: string;
  readonly printConfig: boolean;
}

/**
 * Loads the configuration and prints what the user should know of it to standard error.
 *
 * @example const configuration = throwIfFailed(configure('lint', request, surroundings, io));
 */
export const configure = (
  command: CtCommand,
  { flags, config, printConfig }: ConfigurationRequest,
  surroundings: Surroundings,
  { note }: Io,
): Result<Configuration> => {
  const loaded = loadConfiguration(command, flags, config, surroundings);
  if (isFailure(loaded)) {
    const message = `failed loading configuration: ${loaded.problem.message}`;
    return failure({ ...loaded.problem, message });
  }
  const { configuration, file, warnings } = loaded.value;
  if (printConfig && file !== undefined) note(`Using config file: ${file}`);
  warnings.forEach(note);
  if (printConfig) formatConfiguration(configuration).forEach(note);
  return { ok: true, value: configuration };
};
