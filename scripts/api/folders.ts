import { basename, dirname, relative, sep } from 'node:path';
import {
  Comment,
  Converter,
  ReflectionKind,
  type Application,
  type Context,
  type DeclarationReflection,
  type ProjectReflection,
} from 'typedoc';

const partsBelow = (sources: string, file: string): readonly string[] => relative(sources, file).split(sep);

const folderOf = (project: ProjectReflection, sources: string, item: DeclarationReflection): string => {
  const file = project.getSymbolIdFromReflection(item)?.fileName ?? '';
  const [folder = '', ...rest] = partsBelow(sources, file);
  return rest.length === 0 ? basename(dirname(file)) : folder;
};

const isRoot = (sources: string, project: ProjectReflection, module: DeclarationReflection): boolean =>
  partsBelow(sources, project.getSymbolIdFromReflection(module)?.fileName ?? '').length === 1;

const importedFrom = (name: string): Comment =>
  new Comment([{ kind: 'text', text: `Imported from \`${name}\`.` }]);

const divide = (
  context: Context,
  sources: string,
  packageName: string,
  root: DeclarationReflection,
): void => {
  const { project } = context;
  const modules = new Map<string, DeclarationReflection>();
  for (const item of [...(root.children ?? [])]) {
    const name = folderOf(project, sources, item);
    const module =
      modules.get(name) ??
      context
        .withScope(project)
        .createDeclarationReflection(ReflectionKind.Module, undefined, undefined, name);
    module.comment = importedFrom(packageName);
    modules.set(name, module);
    root.removeChild(item);
    item.parent = module;
    module.addChild(item);
  }
  project.removeReflection(root);
};

/**
 * Makes one module of each folder, where the entry point exports everything at once; a page as long as the whole
 * library is hard to read.
 *
 * @param sources - absolute path of the folder that holds the entry point
 * @param packageName - by which a user imports it; other entry points are named after their folders
 */
export const divideByFolder = (application: Application, sources: string, packageName: string): void => {
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const { project } = context;
    for (const module of [...(project.children ?? [])]) {
      if (isRoot(sources, project, module)) divide(context, sources, packageName, module);
      else module.comment = importedFrom(`${packageName}/${module.name}`);
    }
  });
};
