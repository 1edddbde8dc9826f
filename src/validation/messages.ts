/** One line of kubeconform's explanation with the lines below it. */
export interface SchemaError {
  /** JSON Pointer of the field. */
  readonly pointer: string;
  readonly message: string;
  readonly causes: readonly SchemaError[];
}

interface OpenError extends SchemaError {
  readonly depth: number;
  readonly causes: OpenError[];
}

// kubeconform puts a space for each line break; what was indented by two has three.
const LINE = / ((?: {2})*)- at '((?:[^'\\]|\\.)*)': /g;

/**
 * Reads what kubeconform says of an invalid document: `… - at '/spec': validation failed   - at '/spec/replicas': …`.
 *
 * @param text - `msg` of a result with the status `statusInvalid`
 * @returns the errors as the tree that indentation makes of them
 * @example parseSchemaErrors("failed with 'x#' - at '/spec/replicas': got string, want integer")
 */
export function parseSchemaErrors(text: string): readonly SchemaError[] {
  const marks = [...text.matchAll(LINE)];
  const root: OpenError = { pointer: '', message: '', causes: [], depth: -1 };
  const path = [root];
  for (const [index, mark] of marks.entries()) {
    const [line, indent = '', pointer = ''] = mark;
    const error: OpenError = {
      pointer: pointer.replaceAll(/\\(.)/g, '$1'),
      message: text.slice(mark.index + line.length, marks[index + 1]?.index).trim(),
      causes: [],
      depth: indent.length / 2,
    };
    while ((path.at(-1)?.depth ?? -1) >= error.depth) path.pop();
    path.at(-1)?.causes.push(error);
    path.push(error);
  }
  return root.causes;
}
