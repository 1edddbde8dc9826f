/** The line of a ministry's file that names the stacks of environments that it is for. */
const FOR = /^\uFEFF?#\s*For:\s*(.+?)\s*$/im;

const COMMENTS_AT_THE_TOP = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*/;

/** Name of the environment of no file at all. */
const NO_ENVIRONMENT = 'default';

const partsOf = (stack: string): readonly string[] =>
  stack
    .split('+')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== NO_ENVIRONMENT);

/**
 * Reads which stacks a ministry's file is for, from the line `# For: vagrant, eks+production` of its first comment.
 *
 * @returns the environments of each stack in merge order, none for the chart's defaults; undefined for a file that fits
 *   every stack
 * @example stacksNamed('# For: default, eks+istio\n') // [[], ['eks', 'istio']]
 */
export function stacksNamed(text: string): readonly (readonly string[])[] | undefined {
  const [top = ''] = COMMENTS_AT_THE_TOP.exec(`${text}\n`) ?? [];
  const [, list] = FOR.exec(top) ?? [];
  return list?.split(',').map(partsOf);
}

/**
 * Tells whether a ministry is for a stack, whatever the order of its environments.
 *
 * @param stacks - see {@link stacksNamed}
 * @example isFor([['eks', 'istio']], ['istio', 'eks']) // true
 */
export const isFor = (
  stacks: readonly (readonly string[])[] | undefined,
  environments: readonly string[],
): boolean =>
  stacks === undefined ||
  stacks.some((stack) => [...stack].sort().join('+') === [...environments].sort().join('+'));
