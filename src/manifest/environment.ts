import type { ManifestObject } from './objects.js';
import type { Release } from './release.js';
import type { Container, EnvironmentSource, EnvironmentVariable, KeyReference } from './workloads.js';

type SourceKind = 'ConfigMap' | 'Secret';

/** Where the value of an environment variable comes from, followed as far as the release shows it. */
export type ResolvedVariable = { readonly name: string } & (
  | { readonly from: 'literal'; readonly value: string }
  /** `value` is undefined when the key is not there; `object` too when the object is not of this release. */
  | {
      readonly from: SourceKind;
      readonly objectName: string;
      readonly key: string;
      readonly optional: boolean;
      readonly object?: ManifestObject<SourceKind>;
      readonly value?: string;
    }
  | { readonly from: 'pod'; readonly field: string }
);

const decode = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');

const contentOf = (object: ManifestObject<SourceKind> | undefined): Readonly<Record<string, string>> => {
  if (object === undefined) return {};
  if (object.kind === 'ConfigMap') return (object as ManifestObject<'ConfigMap'>).document.data ?? {};
  const { data = {}, stringData = {} } = (object as ManifestObject<'Secret'>).document;
  return {
    ...Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decode(value)])),
    ...stringData,
  };
};

const fromKey = (
  release: Release,
  namespace: string,
  name: string,
  from: SourceKind,
  { name: objectName = '', key, optional = false }: KeyReference,
): ResolvedVariable => {
  const object = release.find<SourceKind>(from, objectName, namespace);
  const value = contentOf(object)[key];
  return {
    name,
    from,
    objectName,
    key,
    optional,
    ...(object === undefined ? {} : { object }),
    ...(value === undefined ? {} : { value }),
  };
};

const resolveVariable = (
  release: Release,
  namespace: string,
  variable: EnvironmentVariable,
): ResolvedVariable => {
  const { name, value = '', valueFrom } = variable;
  if (valueFrom?.configMapKeyRef)
    return fromKey(release, namespace, name, 'ConfigMap', valueFrom.configMapKeyRef);
  if (valueFrom?.secretKeyRef) return fromKey(release, namespace, name, 'Secret', valueFrom.secretKeyRef);
  const field = valueFrom?.fieldRef?.fieldPath ?? valueFrom?.resourceFieldRef?.resource;
  return field === undefined ? { name, from: 'literal', value } : { name, from: 'pod', field };
};

const resolveSource = (
  release: Release,
  namespace: string,
  { prefix = '', configMapRef, secretRef }: EnvironmentSource,
): readonly ResolvedVariable[] => {
  const from: SourceKind = configMapRef === undefined ? 'Secret' : 'ConfigMap';
  const { name: objectName = '', optional = false } = configMapRef ?? secretRef ?? {};
  const content = contentOf(release.find<SourceKind>(from, objectName, namespace));
  return Object.keys(content).map((key) =>
    fromKey(release, namespace, prefix + key, from, { name: objectName, key, optional }),
  );
};

/**
 * The environment that a container starts with, each variable followed to its ConfigMap or Secret key.
 * As Kubernetes does, `env` overrides `envFrom`, and the last of two equal names wins.
 *
 * @param workload - decides the namespace
 * @returns by name of the variable
 * @example environmentOf(release, deployment, containerOf(deployment)!).get('DB_PASSWORD')
 */
export function environmentOf(
  release: Release,
  workload: ManifestObject,
  container: Container,
): ReadonlyMap<string, ResolvedVariable> {
  const namespace = workload.metadata.namespace ?? release.namespace;
  const variables = [
    ...(container.envFrom ?? []).flatMap((source) => resolveSource(release, namespace, source)),
    ...(container.env ?? []).map((variable) => resolveVariable(release, namespace, variable)),
  ];
  return new Map(variables.map((variable) => [variable.name, variable]));
}
