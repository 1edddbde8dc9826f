import { loadAll } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { isFailure, success, type Result } from '../../src/result/index.js';
import { OBJECT_META, customResourceBundle, type SchemaBundle } from '../../src/schemas/index.js';
import { kubernetesSchema, type JsonObject } from '../../src/yaml/index.js';
import { kubernetesBundle } from './kubernetes.js';
import { moduleOf, type GoModule } from './modules.js';
import { SCHEMA_SOURCES, type SchemaSource } from './sources.js';

/** The schemas of one source and the module they were made from. */
export interface MadeBundle {
  readonly source: SchemaSource;
  readonly module: GoModule;
  readonly bundle: SchemaBundle;
  /** The objects of a source of custom resources, as its project writes them. */
  readonly documents: readonly unknown[];
}

const readOpenApi = (source: SchemaSource, module: GoModule): SchemaBundle => {
  const [file = ''] = source.files;
  return kubernetesBundle(JSON.parse(readFileSync(join(module.directory, file), 'utf8')) as JsonObject);
};

const readDefinitions = (source: SchemaSource, module: GoModule): readonly unknown[] =>
  globSync([...source.files], { cwd: module.directory })
    .sort()
    .flatMap((file) =>
      loadAll(readFileSync(join(module.directory, file), 'utf8'), { schema: kubernetesSchema }),
    );

/**
 * Makes the schemas of every source.
 *
 * @param modules - what tools/schemas/go.mod names, downloaded
 * @returns one bundle for each source, in the order of the sources
 */
export function makeBundles(modules: readonly GoModule[]): Result<readonly MadeBundle[]> {
  const made: MadeBundle[] = [];
  for (const source of SCHEMA_SOURCES) {
    const module = moduleOf(source, modules);
    if (isFailure(module)) return module;
    if (source.type === 'kubernetes') {
      made.push({ source, module: module.value, bundle: readOpenApi(source, module.value), documents: [] });
      continue;
    }
    // The Kubernetes sources stand first; the newest one describes the metadata of custom resources.
    const newest = made.filter(({ source: { type } }) => type === 'kubernetes').at(-1);
    const documents = readDefinitions(source, module.value);
    const bundle = customResourceBundle(documents, {
      definitions: newest?.bundle.definitions ?? {},
      name: OBJECT_META,
    });
    made.push({ source, module: module.value, bundle, documents });
  }
  return success(made);
}
