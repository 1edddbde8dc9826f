import { stringify } from 'yaml';

/** Texts that the page refers to by number, each kept once however many stacks have it. */
export interface TextPool {
  /** Number of a text. */
  readonly add: (text: string) => number;
  readonly all: () => readonly string[];
}

/**
 * Starts an empty pool.
 *
 * @example createTextPool().add('a') // 0
 */
export const createTextPool = (): TextPool => {
  const numbers = new Map<string, number>();
  return {
    add: (text) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    all: () => [...numbers.keys()],
  };
};

/**
 * Writes a document for people.
 *
 * @example toYaml({ kind: 'Service' }) // 'kind: Service\n'
 */
export const toYaml = (document: unknown): string =>
  stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
