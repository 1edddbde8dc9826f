import { format } from 'prettier';
import type { JsonSchema } from './json-schema.js';
import { subchartSchema, umbrellaSchema } from './chart-schema.js';
import type { Project } from './project.js';
import { subchartReadme, umbrellaReadme } from './readme.js';

/** A file to write. */
export interface GeneratedFile {
  /** From the umbrella's folder. */
  readonly path: string;
  readonly content: string;
}

// Prettier keeps what fits on one line there, which makes the files half as long as JSON.stringify would.
const toJson = (schema: JsonSchema): Promise<string> =>
  format(JSON.stringify(schema), { parser: 'json', printWidth: 160 });

/**
 * All generated files of a project: a schema and a README for each chart; a library has no values, so no schema.
 *
 * @example const files = await planFiles(throwIfFailed(typeProject(texts)));
 */
export async function planFiles(project: Project): Promise<readonly GeneratedFile[]> {
  const { subcharts, definitions } = project;
  const applications = subcharts.filter(({ isLibrary }) => !isLibrary);
  const schemas = await Promise.all(
    applications.map(async (chart) => ({
      path: `${chart.folder}/values.schema.json`,
      content: await toJson(subchartSchema(chart, definitions)),
    })),
  );
  const readmes = subcharts.map((chart) => ({
    path: `${chart.folder}/README.md`,
    content: subchartReadme(chart, definitions),
  }));
  return [
    { path: 'values.schema.json', content: await toJson(umbrellaSchema(project)) },
    { path: 'README.md', content: umbrellaReadme(project) },
    ...schemas,
    ...readmes,
  ];
}
