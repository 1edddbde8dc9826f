import { load } from 'js-yaml';
import type { Release } from '../../src/manifest/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { renderCase } from '../support/index.js';

/** The three charts of the Elastic stack. */
export const ELASTIC_STACK = ['elasticsearch', 'logstash', 'kibana'] as const;

/**
 * Renders a release that ships its log lines, or one with an Elasticsearch elsewhere.
 *
 * @param values - over those that turn the Elastic stack on, one level deep: `{ kibana: { replicaCount: 2 } }`
 */
export const renderLogging = (values: Readonly<Record<string, JsonObject>> = {}): Promise<Release> =>
  renderCase('default', {
    inlineValues: {
      ...values,
      global: { logging: { enabled: true }, ...values['global'] },
      ...Object.fromEntries(ELASTIC_STACK.map((name) => [name, { enabled: true, ...values[name] }])),
    },
  });

/** A file of a component's ConfigMap; fails the test when there is none. */
export function fileOf(release: Release, component: string, name: string, suffix = ''): string {
  const text = release.find('ConfigMap', `${release.name}-${component}${suffix}`)?.document.data?.[name];
  if (text === undefined) throw new Error(`The ConfigMap of ${component} has no file ${name}.`);
  return text;
}

/** The same file as the settings that it holds. */
export const settingsOf = (release: Release, component: string, name: string, suffix = ''): JsonObject =>
  load(fileOf(release, component, name, suffix)) as JsonObject;
