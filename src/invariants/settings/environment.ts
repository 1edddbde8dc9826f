import type { EnvironmentSettings, Settings } from './types.js';

/**
 * What the settings expect of a values case: those of each of its parts, the last one wins.
 *
 * @param values - name of the case, parts joined by `+`
 * @example environmentOfCase(settings, 'eks+production').tls // 'required'
 */
export const environmentOfCase = (settings: Settings, values: string): EnvironmentSettings =>
  values
    .split('+')
    .map((part) => settings.environments[part] ?? {})
    .reduce<EnvironmentSettings>(
      (merged, part) => ({
        ...merged,
        ...part,
        ...(merged.storage === undefined && part.storage === undefined
          ? {}
          : { storage: { ...merged.storage, ...part.storage } }),
      }),
      {},
    );
