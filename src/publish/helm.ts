import { runProcess, type ProcessOutput } from '../process/index.js';
import type { Result } from '../result/index.js';
import type { PublishTools } from './types.js';

/** A registry that accepts a connection and never answers must not hold a release up for ever. */
const HELM_MILLISECONDS = 300_000;

/**
 * Runs helm for a step of publishing.
 *
 * @returns its output, whatever the exit code
 * @example await runHelm(tools, ['verify', 'egov-msa-0.1.0.tgz'])
 */
export const runHelm = (
  { helm, signal }: PublishTools,
  args: readonly string[],
): Promise<Result<ProcessOutput>> =>
  runProcess(helm.path, args, { timeoutMilliseconds: HELM_MILLISECONDS, ...(signal && { signal }) });

/**
 * The sentence in what helm wrote to standard error, without its log lines.
 *
 * @example helmSentence('Error: no such host\n') // 'no such host'
 */
export const helmSentence = (stderr: string): string => {
  const text = stderr
    .split('\n')
    .filter((line) => line !== '' && !/^(?:level=|time=|WARNING:)/.test(line))
    .join(' ');
  return text
    .slice(Math.max(0, text.lastIndexOf('Error: ')))
    .replace(/^Error: /, '')
    .trim()
    .replace(/\.$/, '');
};
