import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { egovChart } from '../support/index.js';
import { projectPath } from '../../src/tools/index.js';
import type { JsonObject } from '../../src/yaml/index.js';

const FOLDER = projectPath('examples', 'gitops');

/** An object of examples/gitops. */
export const readExample = (file: string): JsonObject =>
  parse(readFileSync(join(FOLDER, file), 'utf8')) as JsonObject;

/** What an example gives to helm. */
export interface GitOpsValues {
  readonly name: string;
  readonly namespace: string;
  readonly files: readonly string[];
  readonly inlineValues: JsonObject;
}

interface ArgoSpec {
  readonly destination: { readonly namespace: string };
  readonly sources: readonly {
    readonly helm?: { readonly releaseName: string; readonly valueFiles: readonly string[] };
  }[];
}

interface FluxSpec {
  readonly chart: { readonly spec: { readonly valuesFiles: readonly string[] } };
  readonly values: JsonObject;
}

/** Files come out of the chart, or out of the repository that stands for the user's own. */
const pathOf = (file: string): string =>
  file.startsWith('$ministries/')
    ? join(FOLDER, file.replace('$ministries/', ''))
    : join(egovChart().directory, file);

const argoValues = (name: string, spec: ArgoSpec): GitOpsValues => ({
  name,
  namespace: spec.destination.namespace,
  files: spec.sources.flatMap(({ helm }) => helm?.valueFiles ?? []).map(pathOf),
  inlineValues: {},
});

/** What Argo CD makes of the template for one file, with the few functions that the example uses. */
const expand = (spec: unknown, filename: string): ArgoSpec =>
  JSON.parse(
    JSON.stringify(spec)
      .replaceAll('{{ .path.filename }}', filename)
      .replaceAll('{{ trimSuffix \\".yaml\\" .path.filename }}', filename.replace('.yaml', '')),
  ) as ArgoSpec;

/** The values of every example, as Argo CD and Flux merge them. */
export const exampleValues = (): readonly GitOpsValues[] => {
  const application = readExample('argo-cd/application.yaml')['spec'] as unknown as ArgoSpec;
  const set = readExample('argo-cd/applicationset.yaml')['spec'] as { readonly template?: { spec: unknown } };
  const flux = readExample('flux/helmrelease.yaml')['spec'] as unknown as FluxSpec;
  return [
    argoValues('application.yaml', application),
    argoValues('applicationset.yaml for mohw', expand(set.template?.spec, 'mohw.yaml')),
    {
      name: 'helmrelease.yaml',
      namespace: 'moe',
      files: flux.chart.spec.valuesFiles.map(pathOf),
      inlineValues: flux.values,
    },
  ];
};
