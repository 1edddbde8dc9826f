import type { Settings, SettingsException } from './settings/index.js';
import { fits } from './support/index.js';
import type { CheckReport } from './types.js';

/** Names of values cases. */
export interface CaseNames {
  /** Those that were checked. */
  readonly checked: readonly string[];
  /** Those that another run may check, such as the stacks of the matrix. */
  readonly others?: readonly string[];
}

const couldTell = ({ values }: SettingsException, { checked, others = [] }: CaseNames): boolean =>
  values === undefined ||
  checked.some((name) => fits(values, name)) ||
  !others.some((name) => fits(values, name));

/**
 * Exceptions of the settings that excused nothing, though everything was checked. One for other cases alone does not
 * count.
 *
 * @param report - what every invariant says of every case
 * @returns their places in the list of exceptions
 * @example idleExceptions(settings, report, { checked: ['default', 'vagrant'] }) // [2]
 */
export const idleExceptions = (
  { exceptions }: Pick<Settings, 'exceptions'>,
  report: CheckReport,
  names: CaseNames,
): readonly number[] => {
  // By what they say: the settings may have been read twice.
  const busy = new Set(
    report.exceptions.flatMap(({ configured = [] }) => configured.map((one) => JSON.stringify(one))),
  );
  return exceptions.flatMap((exception, index) =>
    busy.has(JSON.stringify(exception)) || !couldTell(exception, names) ? [] : [index],
  );
};
