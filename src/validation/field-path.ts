/** Names and list indexes from the root of a document to a field. */
export type FieldPath = readonly (string | number)[];

const PLAIN_NAME = /^[A-Za-z_$][\w$-]*$/;

/**
 * Writes a path the way people write it.
 *
 * @example formatPath(['spec', 'containers', 0, 'ports']) // 'spec.containers[0].ports'
 * @example formatPath(['metadata', 'labels', 'app.kubernetes.io/name']) // 'metadata.labels["app.kubernetes.io/name"]'
 */
export const formatPath = (path: FieldPath): string =>
  path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`;
    if (!PLAIN_NAME.test(segment)) return `${text}["${segment}"]`;
    return text === '' ? segment : `${text}.${segment}`;
  }, '');

/**
 * Reads a JSON Pointer.
 *
 * @param document - tells list indexes from names that look like numbers
 * @example parsePointer('/spec/ports/0', document) // ['spec', 'ports', 0]
 */
export function parsePointer(pointer: string, document: unknown): FieldPath {
  const path: (string | number)[] = [];
  let value = document;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const segment = Array.isArray(value) ? Number(name) : name;
    path.push(segment);
    value = valueAt(value, [segment]);
  }
  return path;
}

/**
 * Looks up a field.
 *
 * @returns undefined when there is none
 * @example valueAt({ spec: { ports: [80] } }, ['spec', 'ports', 0]) // 80
 */
export const valueAt = (document: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[segment]
        : undefined,
    document,
  );
