import { NAME_LABEL, type ManifestObject, type Release } from '../../src/manifest/index.js';

/**
 * The object that stands for a component: by the name `<release>-<component>`; for cluster-scoped ones, whose names
 * must be unique in a cluster, by the component's label or by the bare name (a storage class is called as users ask
 * for it).
 */
export const locate = (release: Release, kind: string, component: string): ManifestObject | undefined =>
  release.find(kind, `${release.name}-${component}`) ??
  release.ofKind(kind).find(({ metadata }) => metadata.labels[NAME_LABEL] === component) ??
  release.find(kind, component);

/** The component of a name: `mysql` for `egov-mysql`. */
export const componentOf = (release: Release, name: string): string => name.replace(`${release.name}-`, '');

/** Names in a value without release and cluster domain: `http://egov-config.demo.svc.cluster.local:8888` is `http://config:8888`. */
export const withoutNames = (release: Release, value: string): string =>
  value
    .replaceAll(new RegExp(`\\b${release.name}-(?=[a-z])`, 'g'), '')
    .replaceAll(new RegExp(`\\.${release.namespace}(\\.svc(\\.[a-z.]+)?)?\\b`, 'g'), '');
