import type { ExpectedRefusal, Settings } from './types.js';

/**
 * The refusal that the settings expect of a stack: the first one whose environments are all in it.
 *
 * @param stack - name of the stack, parts joined by `+`
 * @example refusalOfStack(settings, 'vagrant+production+moe')?.message // 'each node has a port'
 */
export const refusalOfStack = (
  { refusals }: Pick<Settings, 'refusals'>,
  stack: string,
): ExpectedRefusal | undefined => {
  const parts = new Set(stack.split('+'));
  return refusals.find(({ values }) => values.split('+').every((part) => parts.has(part)));
};
