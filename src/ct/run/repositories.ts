import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import type { ChartContext } from '../context.js';
import { debugLine, fields, outputLines, runHelm } from '../programs.js';

const OCI = 'oci://';

const split = (text: string): readonly [name: string, rest: string] => {
  const index = text.indexOf('=');
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
};

/** Passwords stand here, so only the names may be printed. */
const extraArguments = (context: ChartContext): ReadonlyMap<string, readonly string[]> =>
  new Map(
    context.configuration.helmRepoExtraArgs.map((entry) => {
      const [name, rest] = split(entry);
      return [name, fields(rest)] as const;
    }),
  );

/**
 * Makes the repositories of the configuration known to helm.
 *
 * @param print - takes helm's output
 * @returns a failure for the first that cannot be added
 * @example await addRepositories(context, print)
 */
export const addRepositories = async (
  context: ChartContext,
  print: (line: string) => void,
): Promise<Result<undefined>> => {
  const extra = extraArguments(context);
  for (const entry of context.configuration.chartRepos) {
    const [name, url] = split(entry);
    if (url === '') {
      const message = `chart-repos has "${entry}", which is not of the form name=url.`;
      return failure(problem('input', message, 'Write it like incubator=https://charts.example.org.'));
    }
    const more = extra.get(name) ?? [];
    const args = url.startsWith(OCI)
      ? ['registry', 'login', url.slice(OCI.length), ...more]
      : ['repo', 'add', name, url, ...more];
    debugLine(context, 'helm', args).forEach(print);
    const output = await runHelm(context, args);
    if (isFailure(output)) return output;
    outputLines(output.value).forEach(print);
    if (output.value.exitCode === 0) continue;
    const message = `failed adding repo: ${name}=${url}: failed waiting for process: exit status ${String(output.value.exitCode)}`;
    return failure(problem('tool', message, 'Check the address and the credentials.', output.value.stderr));
  }
  return success(undefined);
};
