import { podTemplateOf, type ManifestObject } from '../../manifest/index.js';
import type { JsonValue } from '../../yaml/index.js';
import { nameOf, podMetadataPathOf } from '../support/index.js';
import { usedConfigs, type UsedConfig } from '../support/checksums.js';
import type { CasesInvariant, RenderedCase, Violation } from '../types.js';

const contentOf = ({ document }: ManifestObject): string =>
  JSON.stringify(
    ['data', 'binaryData', 'stringData'].map((field) => (document[field] as JsonValue | undefined) ?? null),
  );

const templateOf = (workload: ManifestObject): string => JSON.stringify(podTemplateOf(workload));

interface Seen {
  readonly values: string;
  readonly content: string;
}

const keyOf = ({ workload, config }: UsedConfig): string =>
  JSON.stringify([workload, config].map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name]));

/**
 * Where two cases give a workload different configuration, they give it different pod templates. It finds only what
 * some case changes; {@link configChecksums} finds workloads without any checksum.
 */
export const configRestarts: CasesInvariant = {
  rule: 'config-restarts',
  scope: 'cases',
  title: 'No two cases give one pod template different configuration',
  why: 'An upgrade from the one to the other would leave the old configuration in the running pods.',
  source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments',
  inspect: (cases: readonly RenderedCase[]) => {
    // By workload and configuration, then by pod template: the content that came first.
    const seen = new Map<string, Map<string, Seen>>();
    const reported = new Set<string>();
    return cases.flatMap(({ name: values, fixed }) =>
      usedConfigs(fixed).flatMap((used): Violation[] => {
        const key = keyOf(used);
        const templates = seen.get(key) ?? new Map<string, Seen>();
        seen.set(key, templates);
        const template = templateOf(used.workload);
        const content = contentOf(used.config);
        const first = templates.get(template);
        if (first === undefined) templates.set(template, { values, content });
        if (first === undefined || first.content === content || reported.has(key)) return [];
        reported.add(key);
        return [
          {
            object: used.workload,
            values,
            path: `${podMetadataPathOf(used.workload)}.annotations`,
            subject: `${used.config.kind}/${used.config.metadata.name}`,
            message: `${nameOf(used.config)} differs between the cases ${first.values} and ${values}, and the pod template of ${nameOf(used.workload)} does not.`,
            hint: 'Let the annotation hold the checksum of the whole content of that object.',
          },
        ];
      }),
    );
  },
};
