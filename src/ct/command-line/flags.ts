import { SETTING_KEYS } from '../configuration/keys.js';
import type { ConfigurationRequest } from '../run/configure.js';
import type { CtOptions } from './options.js';

const camelCase = (key: string): string => key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Takes chart-testing's part out of the options of a command.
 *
 * @example readRequest({ all: true, config: 'ct.yaml' }).flags // { all: true }
 */
export const readRequest = (options: CtOptions): ConfigurationRequest => {
  const given = SETTING_KEYS.map((key) => [key, options[camelCase(key)]] as const);
  return {
    flags: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    config: options.config ?? '',
    printConfig: options.printConfig ?? false,
  };
};
