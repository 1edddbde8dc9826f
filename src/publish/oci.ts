import { mkdtemp } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, isFailure, problem, success, type Problem, type Result } from '../result/index.js';
import { sha256Of } from './archive.js';
import { helmSentence, runHelm } from './helm.js';
import { alreadyPublished } from './refusal.js';
import type { ChartPackage, OciTarget, PublishTools, TargetOutcome } from './types.js';

const hostOf = (url: string): string => url.replace(/^oci:\/\//, '').split('/')[0] ?? url;

interface Pattern {
  readonly expression: RegExp;
  readonly describe: (host: string) => readonly [message: string, hint: string];
}

/** The first that matches decides. */
const PATTERNS: readonly Pattern[] = [
  {
    expression: /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/,
    describe: (host) => [`The registry ${host} does not speak TLS.`, 'Add --plain-http if it is yours.'],
  },
  {
    expression: /x509|certificate/i,
    describe: (host) => [
      `The certificate of the registry ${host} is not trusted.`,
      "Add its authority to the system's certificates (SSL_CERT_FILE).",
    ],
  },
  {
    expression: /\b40[13]\b|unauthorized|denied|forbidden|authentication required|no basic auth/i,
    describe: (host) => [
      `The registry ${host} does not let you in.`,
      `Log in with helm registry login ${host}, with an account that may push.`,
    ],
  },
  {
    expression:
      /connection refused|no such host|timeout|timed out|deadline exceeded|unreachable|connection reset|EOF/i,
    describe: (host) => [
      `The registry ${host} cannot be reached.`,
      'Check the address and the network, then run again.',
    ],
  },
];

const describeFailure = ({ url }: OciTarget, stderr: string): Problem => {
  const host = hostOf(url);
  const pattern = PATTERNS.find(({ expression }) => expression.test(stderr));
  const [message, hint] = pattern?.describe(host) ?? [
    `The registry ${host} refuses: ${helmSentence(stderr)}.`,
    'Check the address and your rights there.',
  ];
  return problem('tool', message, hint, stderr);
};

const NOT_THERE = /not found|404|name unknown|manifest unknown|unable to locate any tags/i;

const httpArguments = ({ plainHttp }: OciTarget): readonly string[] => (plainHttp ? ['--plain-http'] : []);

/**
 * Tells whether a registry holds this version already.
 *
 * @returns `present` with the same bytes; a failure with other bytes, or when the registry does not answer
 * @example await lookIntoRegistry({ url: 'oci://localhost:5000/charts', plainHttp: true }, chartPackage, { helm })
 */
export const lookIntoRegistry = async (
  target: OciTarget,
  chartPackage: ChartPackage,
  tools: PublishTools,
): Promise<Result<TargetOutcome>> => {
  const { name, version, file } = chartPackage;
  const directory = await mkdtemp(join(dirname(file), '.pulled-'));
  const output = await runHelm(tools, [
    'pull',
    `${target.url}/${name}`,
    `--version=${version}`,
    `--destination=${directory}`,
    ...httpArguments(target),
  ]);
  if (isFailure(output)) return output;
  const { exitCode, stderr } = output.value;
  if (exitCode !== 0) {
    return NOT_THERE.test(stderr) ? success('published') : failure(describeFailure(target, stderr));
  }
  const digest = await sha256Of(join(directory, basename(file)));
  if (digest === chartPackage.digest) return success('present');
  return failure(alreadyPublished(chartPackage, target.url, digest));
};

/**
 * Pushes a package to a registry, with its provenance file when it has one.
 *
 * @returns a failure that says why the registry did not take it
 * @example await pushPackage({ url: 'oci://ghcr.io/example/charts', plainHttp: false }, chartPackage, { helm });
 */
export const pushPackage = async (
  target: OciTarget,
  { file }: ChartPackage,
  tools: PublishTools,
): Promise<Result<undefined>> => {
  const output = await runHelm(tools, ['push', file, target.url, ...httpArguments(target)]);
  if (isFailure(output)) return output;
  const { exitCode, stderr } = output.value;
  return exitCode === 0 ? success(undefined) : failure(describeFailure(target, stderr));
};
