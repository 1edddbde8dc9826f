import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chart } from '../../../src/chart/index.js';
import { indexRelease, type Release } from '../../../src/manifest/index.js';
import { renderChart, type RenderOptions } from '../../../src/render/index.js';
import { throwIfFailed, type Problem } from '../../../src/result/index.js';
import { validateManifests } from '../../../src/validation/index.js';

/** What becomes of a values file. */
export type Outcome =
  /** Helm refuses it: by the schema, by a check of the chart, or as YAML. */
  | { readonly type: 'refused'; readonly by: 'schema' | 'check' | 'yaml'; readonly message: string }
  | { readonly type: 'rendered' }
  /** What must never be. */
  | { readonly type: 'fault'; readonly message: string };

/** How a template engine writes that something was not there or of another type. */
const TRACES = /<no value>|%!\w?\(|nil pointer|interface conversion|map\[/;

/** A number as a template prints a large one from a values file. */
const EXPONENT = /^ *(?:- )?[\w.-]+: (\d(?:\.\d+)?e\+\d+)$/gm;

/** A whole number with an exponent, which the API server takes for no integer. */
const roundedNumber = (manifest: string): string | undefined =>
  [...manifest.matchAll(EXPONENT)]
    .map(([, number = '']) => number)
    .find((number) => Number.isInteger(Number(number)));

const SCHEMA = 'The values do not fit the schema:';
/** Every line of a schema's complaint names a path. */
const SCHEMA_LINE = /^\s+(?:\S+ )?\/\S*.*: /;
const CHECK = /^(?:the values contradict each other in|\S+ is \S+ but )/;

const fault = (message: string): Outcome => ({ type: 'fault', message });

const judgeRefusal = ({ kind, message }: Problem): Outcome => {
  if (message.startsWith(SCHEMA)) {
    const [, ...lines] = message.split('\n');
    const named = lines.length > 0 && lines.every((line) => SCHEMA_LINE.test(line));
    return named ? { type: 'refused', by: 'schema', message } : fault(`A refusal names no path: ${message}`);
  }
  // Helm's own words for a subchart whose values are no mapping.
  if (/type mismatch on [\w-]+: /.test(message)) return { type: 'refused', by: 'schema', message };
  if (kind === 'input' && CHECK.test(message)) return { type: 'refused', by: 'check', message };
  if (kind === 'input' && message.includes(' is not valid YAML: '))
    return { type: 'refused', by: 'yaml', message };
  return fault(message);
};

const traceIn = ({ objects }: Release, text: string): string | undefined => {
  const trace = objects
    .map(({ document }) => TRACES.exec(JSON.stringify(document))?.[0])
    .find((found) => found !== undefined && !text.includes(found));
  return trace;
};

/** Renders values files with helm and validates what comes out. */
export interface Judge {
  /**
   * @param text - content of a values file
   * @returns the outcome of each text, in order
   */
  readonly judge: (texts: readonly string[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a judge with a folder of its own, to be closed.
 *
 * @example const { judge, close } = await openJudge(egovChart(), await testHelm());
 */
export async function openJudge(chart: Chart, helm: RenderOptions['helm']): Promise<Judge> {
  const directory = await mkdtemp(join(tmpdir(), 'egov-msa-properties-'));
  let files = 0;
  const render = async (text: string): Promise<Outcome | Release> => {
    files += 1;
    const path = join(directory, `${files}.yaml`);
    await writeFile(path, text);
    const rendered = await renderChart({ chart, helm, values: [path], cache: false });
    await rm(path);
    if (!rendered.ok) return judgeRefusal(rendered.problem);
    const release = indexRelease(rendered.value);
    const trace = traceIn(release, text) ?? roundedNumber(rendered.value.manifest);
    return trace === undefined ? release : fault(`The manifests hold ${trace}`);
  };
  const judge = async (texts: readonly string[]): Promise<readonly Outcome[]> => {
    const results = await Promise.all(texts.map(render));
    const cases = results.flatMap((result, index) =>
      'objects' in result ? [{ name: String(index), release: result }] : [],
    );
    const findings = throwIfFailed(await validateManifests(cases, { cache: false, versions: ['1.36'] }));
    return results.map((result, index): Outcome => {
      if (!('objects' in result)) return result;
      const finding = findings.find(({ values }) => values === String(index));
      if (finding === undefined) return { type: 'rendered' };
      const { object, template, message } = finding;
      return fault(`${template ?? ''} ${object?.kind ?? ''} ${object?.name ?? ''}: ${message}`);
    });
  };
  return { judge, close: () => rm(directory, { recursive: true, force: true }) };
}
