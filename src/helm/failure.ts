import { describeHelmFailure } from '../render/index.js';
import { problem, type Problem } from '../result/index.js';

interface Pattern {
  readonly expression: RegExp;
  readonly describe: (match: RegExpExecArray) => readonly [message: string, hint: string];
}

const clean = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');

/** The first pattern that matches decides, so the more particular ones come first. */
const PATTERNS: readonly Pattern[] = [
  {
    expression: /context "([^"]*)" does not exist/,
    describe: ([, context = '']) => [
      `The kubeconfig has no context "${context}".`,
      'kubectl config get-contexts lists those that exist.',
    ],
  },
  {
    expression: /[Kk]ubernetes cluster unreachable: ([^\n]*)/,
    describe: ([, reason = '']) => [
      `The cluster cannot be reached: ${clean(reason)}.`,
      'Check the context, the network and your rights with kubectl get nodes.',
    ],
  },
  {
    expression: /violates PodSecurity "([^"]+)": ([^\n]*)/,
    describe: ([, level = '', reason = '']) => [
      `The namespace enforces PodSecurity "${level}", and a pod breaks it: ${clean(reason).replace(/"$/, '')}.`,
      'Correct the securityContext in the values, or label the namespace with the level that these pods need.',
    ],
  },
  {
    expression: /object \S*?\/?([^\s/]+) \S+, Kind=(\w+): [^\n]*quantities must match/,
    describe: ([, name = '', kind = '']) => [
      `The API server refuses a quantity (CPU, memory or size) of ${kind} ${name}.`,
      'Write quantities as 500m, 2, 512Mi or 10Gi.',
    ],
  },
  {
    expression: /quantities must match the regular expression|unable to parse quantity's suffix/,
    describe: () => [
      'The API server refuses a quantity (CPU, memory or size) in the values.',
      'Write quantities as 500m, 2, 512Mi or 10Gi; --debug shows the object.',
    ],
  },
  {
    expression: /no matches for kind "([^"]+)" in version "([^"]+)"/,
    describe: ([, kind = '', version = '']) => [
      `The cluster does not know ${kind} (${version}).`,
      'Install the CRDs of that project first, or switch off the value that asks for it.',
    ],
  },
  {
    expression: /(\S+) "([^"]+)" (?:in namespace "[^"]*" )?exists and cannot be imported/,
    describe: ([, kind = '', name = '']) => [
      `${kind} "${name}" is there already and belongs to something else than this release.`,
      'Use another release name or namespace, or remove that object.',
    ],
  },
  {
    expression: /exceeded quota: ([^\n]*)/,
    describe: ([, reason = '']) => [
      `A ResourceQuota of the namespace refuses the release: ${clean(reason)}.`,
      'Raise the quota or lower replicas and resources in the values.',
    ],
  },
  {
    expression: /another operation \(install\/upgrade\/rollback\) is in progress/,
    describe: () => [
      'Another helm works on this release.',
      'Wait until it has ended; helm history shows what it does.',
    ],
  },
  {
    expression:
      /timed out waiting|context deadline exceeded|resource [^\n]* not ready|would exceed context deadline/i,
    describe: () => [
      'The workloads did not become ready in time.',
      'kubectl get events tells why; --timeout gives them longer.',
    ],
  },
  {
    expression: /(PersistentVolumeClaim|StatefulSet) "([^"]+)" is invalid: spec: Forbidden/,
    describe: ([, kind = '', name = '']) => [
      `${kind} ${name} exists with a class, size or access mode that the API server never changes afterwards.`,
      'Install under another release name or namespace, or go back to the values that it was made with.',
    ],
  },
  {
    expression: /(\S+) "([^"]+)" is invalid: ([^\n]*)/,
    describe: ([, kind = '', name = '', reason = '']) => [
      `The API server refuses ${kind} ${name}: ${clean(reason)}.`,
      'Correct the value that it comes from.',
    ],
  },
  {
    expression: /(?:is forbidden|forbidden): ([^\n]*)/i,
    describe: ([text]) => [
      `The API server does not allow it: ${clean(text)}.`,
      'Ask for the rights in that namespace, or use another context.',
    ],
  },
];

/**
 * Says what `helm upgrade` complained of: the cluster's refusals here, those of charts and values as for a
 * render.
 *
 * @param stderr - all that helm wrote; kept as the problem's detail
 * @example
 * describeInstallFailure('Error: context "x" does not exist').message
 */
export const describeInstallFailure = (stderr: string): Problem => {
  for (const { expression, describe } of PATTERNS) {
    const match = expression.exec(stderr);
    if (match === null) continue;
    const [message, hint] = describe(match);
    return problem('cluster', message, hint, stderr);
  }
  const text = stderr.replace(/^Error: (?:UPGRADE|INSTALLATION) FAILED: /m, 'Error: ');
  const start = text.indexOf('Error: ');
  return { ...describeHelmFailure(start < 0 ? text : text.slice(start)), detail: stderr };
};
