import { failure, problem, success, type Result } from '../result/index.js';

/** The scp style of ssh addresses, which is no URL: `git@github.com:egov/charts.git`. */
const SCP_STYLE = /^(?:[^@]+@)?([^@/:]+):.+$/;

const urlHost = (address: string): string => {
  try {
    return new URL(address).hostname;
  } catch {
    return '';
  }
};

/**
 * The host that a remote lives on.
 *
 * @param address - a URL or the scp style of ssh
 * @returns the host without port; a failure for a local path
 * @example
 * remoteHost('git@github.com:egov/charts.git') // { ok: true, value: 'github.com' }
 */
export const remoteHost = (address: string): Result<string> => {
  const host = urlHost(address) || (SCP_STYLE.exec(address)?.[1] ?? '');
  if (host !== '') return success(host);
  return failure(
    problem(
      'input',
      `could not parse git repository domain for ${JSON.stringify(address)}`,
      'Name another remote with --remote, or leave the check out with --validate-maintainers=false.',
    ),
  );
};
