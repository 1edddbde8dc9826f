import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Application, LogLevel, type ProjectReflection } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { failure, problem, success, type Result } from '../../src/result/index.js';
import { withoutExample } from './examples.js';
import { divideByFolder } from './folders.js';

/** What is described. */
export interface Library {
  readonly packageName: string;
  /** Absolute paths of the files that a user imports from; the first lies above the folders. */
  readonly entryPoints: readonly string[];
  /** Absolute path. */
  readonly tsconfig: string;
}

/** The reference of a library. */
export interface Api {
  /** Text by file name. */
  readonly pages: ReadonlyMap<string, string>;
  /** Exported functions whose docstring has no `@example`, as `folder.name`, sorted. */
  readonly withoutExample: readonly string[];
}

/** A page for a folder; tables where they are short, and nothing that changes with the commit. */
const LAYOUT: Partial<PluginOptions> = {
  entryFileName: 'README',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  propertyMembersFormat: 'table',
  tableColumnSettings: { hideSources: true, hideModifiers: true, hideInherited: true },
};

const bootstrap = (entryPoints: readonly string[], tsconfig: string): Promise<Application> => {
  const options: Record<string, unknown> = {
    ...LAYOUT,
    entryPoints: [...entryPoints],
    tsconfig,
    plugin: ['typedoc-plugin-markdown'],
    name: 'API',
    router: 'module',
    readme: 'none',
    disableSources: true,
    disableGit: true,
    githubPages: false,
    excludeExternals: true,
    skipErrorChecking: true,
    sort: ['alphabetical'],
    validation: { notExported: false, invalidLink: true, rewrittenLink: false, notDocumented: false },
    logLevel: LogLevel.Error,
  };
  return Application.bootstrapWithPlugins(options);
};

const writePages = async (
  application: Application,
  project: ProjectReflection,
): Promise<ReadonlyMap<string, string>> => {
  const directory = await mkdtemp(join(tmpdir(), 'egov-msa-api-'));
  try {
    await application.outputs.writeOutput({ name: 'markdown', path: directory }, project);
    const names = (await readdir(directory)).filter((name) => name.endsWith('.md')).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
    return new Map(names.map((name, index) => [name, texts[index] ?? '']));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

/**
 * Writes the reference of a library from its types and docstrings.
 *
 * @returns the same pages for the same sources; a problem when TypeScript cannot read them
 * @example const { pages } = throwIfFailed(await readApi({ packageName, entryPoints, tsconfig }));
 */
export const readApi = async ({ packageName, entryPoints, tsconfig }: Library): Promise<Result<Api>> => {
  const application = await bootstrap(entryPoints, tsconfig);
  divideByFolder(application, dirname(entryPoints[0] ?? ''), packageName);
  const project = await application.convert();
  if (project === undefined) {
    return failure(
      problem('input', `No API can be read from ${entryPoints.join(', ')}.`, 'Run npx tsc --noEmit.'),
    );
  }
  return success({
    pages: await writePages(application, project),
    withoutExample: withoutExample(project),
  });
};
