import { podTemplateOf, type ManifestObject, type Release } from '../../manifest/index.js';
import type { JsonValue } from '../../yaml/index.js';
import { nameOf, podMetadataPathOf } from '../support/index.js';
import { usedConfigs, type UsedConfig } from '../support/checksums.js';
import type { CasesInvariant, RenderedCase, Violation } from '../types.js';

const serialised = new WeakMap<ManifestObject, string>();

const once = (object: ManifestObject, serialise: () => string): string => {
  const text = serialised.get(object) ?? serialise();
  serialised.set(object, text);
  return text;
};

const contentOf = (config: ManifestObject): string =>
  once(config, () =>
    JSON.stringify(
      ['data', 'binaryData', 'stringData'].map(
        (field) => (config.document[field] as JsonValue | undefined) ?? null,
      ),
    ),
  );

const templateOf = (workload: ManifestObject): string =>
  once(workload, () => JSON.stringify(podTemplateOf(workload)));

interface Seen {
  readonly label: string;
  readonly content: string;
}

/** A release under the name that a message gives it. */
interface Labelled {
  readonly values: string;
  readonly label: string;
  readonly release: Release;
}

const keyOf = ({ workload, config }: UsedConfig): string =>
  JSON.stringify([workload, config].map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name]));

const toViolation = (
  { workload, config }: UsedConfig,
  first: Seen,
  { values, label }: Labelled,
): Violation => ({
  object: workload,
  values,
  path: `${podMetadataPathOf(workload)}.annotations`,
  subject: `${config.kind}/${config.metadata.name}`,
  message: `${nameOf(config)} differs between ${first.label} and ${label}, and the pod template of ${nameOf(workload)} does not.`,
  hint: 'Let an annotation of the pod template hold the checksum of the whole content of that object.',
});

/** One violation for each workload and configuration, the first that the releases show. */
const compare = (releases: readonly Labelled[], reported: Set<string>): readonly Violation[] => {
  // By workload, configuration and pod template: the content that came first.
  const seen = new Map<string, Seen>();
  return releases.flatMap((labelled) =>
    usedConfigs(labelled.release).flatMap((used): Violation[] => {
      const key = keyOf(used);
      const place = `${key} ${templateOf(used.workload)}`;
      const content = contentOf(used.config);
      const first = seen.get(place);
      if (first === undefined) seen.set(place, { label: labelled.label, content });
      if (first === undefined || first.content === content || reported.has(key)) return [];
      reported.add(key);
      return [toViolation(used, first, labelled)];
    }),
  );
};

/**
 * Where two cases give a workload different configuration, they give it different pod templates; and so do a case and
 * the same case with the fixed values of the settings in place of what it generates. It finds only what some case or
 * those values change; {@link configChecksums} finds workloads without any checksum.
 */
export const configRestarts: CasesInvariant = {
  rule: 'config-restarts',
  scope: 'cases',
  title: 'No two cases give one pod template different configuration',
  why: 'An upgrade from the one to the other would leave the old configuration in the running pods.',
  source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments',
  inspect: (cases: readonly RenderedCase[]) => {
    const reported = new Set<string>();
    const fixed = cases.map(({ name, fixed: release }) => ({
      values: name,
      label: `the case ${name}`,
      release,
    }));
    const pairs = cases.map(({ name: values, release, fixed: second }): readonly Labelled[] =>
      release === second
        ? []
        : [
            { values, label: `the case ${values}`, release },
            { values, label: 'the same with values.fixed', release: second },
          ],
    );
    return [fixed, ...pairs].flatMap((releases) => compare(releases, reported));
  },
};
