import { ReflectionKind, type ProjectReflection } from 'typedoc';

/**
 * The exported functions whose docstring has no `@example`.
 *
 * @returns full names, sorted
 */
export const withoutExample = (project: ProjectReflection): readonly string[] =>
  project
    .getReflectionsByKind(ReflectionKind.Function)
    .filter((item) => item.isDeclaration())
    .filter(({ signatures = [] }) =>
      signatures.some(({ comment }) => comment?.getTag('@example') === undefined),
    )
    .map((item) => item.getFullName())
    .sort();
