import type fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Chart } from '../../../src/chart/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject, type JsonValue } from '../../../src/yaml/index.js';
import { effectiveValues, isEnabled, subchartsOf } from '../../support/effective-values.js';
import { mutatedFiles } from './mutations.js';
import { refusedPath } from './schema-verdict.js';
import { mutatedText, valuesIn, type MutatedFile } from './values-file.js';

/** A mutated values file and what the schema says of it. */
export interface JudgedFile {
  /** Its place in the sample, by which fast-check finds it again. */
  readonly index: number;
  readonly file: MutatedFile;
  readonly text: string;
  /** `yaml` when it cannot be read, `schema` when a key is refused, `accepted` otherwise. */
  readonly verdict: 'yaml' | 'schema' | 'accepted';
  /** Of the key that is refused. */
  readonly path: string | undefined;
  /** The values that the templates would see, as text: equal ones render alike. */
  readonly effective: string;
}

/** Mutated files of a chart, and how to write one. */
export interface ValuesFiles {
  readonly arbitrary: fc.Arbitrary<MutatedFile>;
  readonly judge: (file: MutatedFile, index: number) => JudgedFile;
}

const contentOf = (path: string): JsonObject => {
  const content = throwIfFailed(parseYamlFile(readFileSync(path, 'utf8'), path)) as JsonValue;
  return isJsonObject(content) ? content : {};
};

const seenByTemplates = (chart: Chart, file: JsonObject): JsonObject => {
  const values = effectiveValues(chart, file);
  const disabled = subchartsOf(chart).flatMap(({ metadata: { name } }) =>
    isEnabled(values, name) ? [] : [name],
  );
  return Object.fromEntries(Object.entries(values).filter(([key]) => !disabled.includes(key)));
};

/** The shipped files that enable the most, and so let a mutation have an effect. */
const RICH = ['everything', 'everything', 'everything', 'generated-nothing'];

/**
 * The values files of a chart, to be mutated.
 *
 * @example fc.sample(valuesFiles(egovChart()).arbitrary, 10)
 */
export function valuesFiles(chart: Chart): ValuesFiles {
  const { ci, environments, ministries } = chart.valuesFiles;
  const contents = new Map(
    [...ci, ...environments, ...ministries].map(({ name, path }) => [name, contentOf(path)]),
  );
  const rich = RICH.filter((name) => contents.has(name));
  return {
    arbitrary: mutatedFiles(chart, [...contents.keys(), ...rich]),
    judge: (file, index) => {
      const text = mutatedText(contents.get(file.base) ?? {}, file.mutations);
      const values = valuesIn(text);
      if (values === undefined) return { index, file, text, verdict: 'yaml', path: undefined, effective: '' };
      const path = refusedPath(chart, values);
      if (path !== undefined) return { index, file, text, verdict: 'schema', path, effective: '' };
      const effective = JSON.stringify(seenByTemplates(chart, values));
      return { index, file, text, verdict: 'accepted', path, effective };
    },
  };
}
