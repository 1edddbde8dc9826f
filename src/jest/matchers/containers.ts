import {
  containersOf,
  environmentOf,
  podSpecOf,
  type Container,
  type ManifestObject,
  type ResolvedVariable,
} from '../../manifest/index.js';
import { releaseOf } from '../origin.js';
import { pathIn } from '../path.js';
import { isObject } from '../subject.js';
import { placeOf, refuse, toResult, type MatcherCall, type MatcherResult, type Verdict } from '../verdict.js';

const isWorkload = (value: unknown): value is ManifestObject =>
  isObject(value) && podSpecOf(value) !== undefined;

const fits = (expected: string | RegExp, text: string): boolean =>
  typeof expected === 'string' ? text === expected : expected.test(text);

const judgeImage = (workload: ManifestObject, expected: string | RegExp): Verdict => {
  const containers = containersOf(workload);
  return {
    pass: containers.some(({ image = '' }) => fits(expected, image)),
    found: containers.map(({ name, image = 'no image' }) => `${name}: ${image}`).join('\n'),
    where: containers
      .map((container) => placeOf(workload, pathIn(workload.document, container, 'image')))
      .join('\n'),
    fix: 'Correct registry, repository, tag or digest in the values.',
    unfix: 'Give another image in the values.',
  };
};

/** See {@link ToolkitMatchers.toHaveImage}. */
export function toHaveImage(this: MatcherCall, subject: unknown, expected: string | RegExp): MatcherResult {
  if (!isWorkload(subject)) {
    return refuse(
      this,
      'toHaveImage',
      subject,
      [expected],
      'no workload',
      'Give it release.find("Deployment", name).',
    );
  }
  return toResult(this, 'toHaveImage', subject, [expected], judgeImage(subject, expected));
}

const valueOf = (variable: ResolvedVariable): string | undefined =>
  variable.from === 'pod' ? variable.field : variable.value;

const describe = (variable: ResolvedVariable): string => {
  if (variable.from === 'literal') return `= ${variable.value}`;
  if (variable.from === 'pod') return `from ${variable.field} of the pod`;
  const source = `from key ${variable.key} of ${variable.from} ${variable.objectName}`;
  if (variable.value === undefined) return `${source}, which the release does not have`;
  // The value of a Secret does not belong in a log.
  return `${source} (${variable.from === 'Secret' ? 'hidden' : variable.value})`;
};

interface Found {
  readonly container: Container;
  readonly variable: ResolvedVariable | undefined;
}

const judgeVariable = (
  workload: ManifestObject,
  found: readonly Found[],
  name: string,
  expected: string | RegExp | undefined,
): Verdict => ({
  pass: found.some(({ variable }) => {
    const value = variable === undefined ? undefined : valueOf(variable);
    if (variable === undefined) return false;
    return expected === undefined || (value !== undefined && fits(expected, value));
  }),
  found: found
    .map(({ container, variable }) =>
      variable === undefined
        ? `${container.name} has no ${name}`
        : `${container.name} has ${name} ${describe(variable)}`,
    )
    .join('\n'),
  where: found
    .map(({ container }) => placeOf(workload, pathIn(workload.document, container, 'env')))
    .join('\n'),
  fix: `Set ${name} in the template, in the values, or in the object that it comes from.`,
  unfix: `Leave ${name} out, or give it another value.`,
});

/** See {@link ToolkitMatchers.toHaveEnvironment}. */
export function toHaveEnvironment(
  this: MatcherCall,
  subject: unknown,
  name: string,
  expected?: string | RegExp,
): MatcherResult {
  const args = [name, expected];
  if (!isWorkload(subject)) {
    const fix = 'Give it release.find("Deployment", name).';
    return refuse(this, 'toHaveEnvironment', subject, args, 'no workload', fix);
  }
  const release = releaseOf(subject);
  if (release === undefined) {
    const fix = 'Render with renderRelease, or call rememberObjects.';
    return refuse(this, 'toHaveEnvironment', subject, args, 'a workload whose release is not known', fix);
  }
  const found = (podSpecOf(subject)?.containers ?? []).map((container) => ({
    container,
    variable: environmentOf(release, subject, container).get(name),
  }));
  return toResult(this, 'toHaveEnvironment', subject, args, judgeVariable(subject, found, name, expected));
}
