import { compareDocuments, formatDiffPath, type FieldChange } from '../diff/index.js';
import { finding, type Finding } from '../findings/index.js';
import { podTemplateOf, type ManifestObject } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';
import { normalForm, valueAt } from './normal-form.js';
import { documentOf, type ObjectPair } from './objects.js';
import type { RandomTest } from './random.js';
import { aboutObject, nameOf } from './report.js';
import { configurationOf } from './configuration.js';
import type { Upgrade } from './types.js';

const ROLLED_KINDS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** More reasons than these say no more than a diff does. */
const MOST_REASONS = 4;

const CONTAINERS: readonly string[] = ['containers', 'initContainers'];

const textOf = (change: FieldChange): string => {
  const before = change.type === 'added' ? 'none' : JSON.stringify(change.before);
  const after = change.type === 'removed' ? 'none' : JSON.stringify(change.after);
  return `${before} -> ${after}`.replaceAll('"', '');
};

const unbracket = (part = ''): string => part.replace(/^\[(.*)\]$/, '$1');

const reasonOf = (change: FieldChange, configuration: readonly string[]): string => {
  const [area = '', list = '', item, field, name] = change.path;
  if (area === 'metadata') {
    const key = item ?? '';
    if (list === 'annotations' && key.startsWith('checksum/') && configuration.length > 0) {
      return configuration.join(', ');
    }
    return `${list === 'labels' ? 'label' : 'annotation'} ${key}`;
  }
  if (CONTAINERS.includes(list) && item !== undefined) {
    const container = unbracket(item);
    if (field === undefined) return `container ${container} is ${change.type}`;
    if (field === 'image') return `image of ${container}: ${textOf(change)}`;
    if (field === 'env' && name !== undefined) return `variable ${unbracket(name)} of ${container}`;
    return `${field} of ${container}`;
  }
  if (list === 'volumes' && item !== undefined) return `volume ${unbracket(item)}`;
  return formatDiffPath(change.path);
};

const reasonsOf = (changes: readonly FieldChange[], configuration: readonly string[]): string => {
  const reasons = [...new Set(changes.map((change) => reasonOf(change, configuration)))];
  const rest = reasons.length - MOST_REASONS;
  return [...reasons.slice(0, MOST_REASONS), ...(rest > 0 ? [`${String(rest)} more`] : [])].join('; ');
};

const interruptionOf = (object: ManifestObject): string => {
  const document = documentOf(object);
  const replicas = valueAt(document, 'spec.replicas') ?? 1;
  const strategy =
    valueAt(document, object.kind === 'Deployment' ? 'spec.strategy.type' : 'spec.updateStrategy.type') ??
    'RollingUpdate';
  if (strategy === 'OnDelete') return 'Its pods restart only when somebody deletes them.';
  if (strategy === 'Recreate') return 'Strategy Recreate: nothing answers until the new pods are ready.';
  if (object.kind === 'Deployment') return 'A new pod is ready before an old one goes.';
  return object.kind === 'StatefulSet' && replicas === 1
    ? 'It has one pod: nothing answers until the new one is ready.'
    : 'One pod goes after the other, each when the one before is ready.';
};

const templateOf = (object: ManifestObject): JsonObject =>
  normalForm((podTemplateOf(object) ?? {}) as unknown as JsonObject);

/**
 * Finds the workloads whose pods an upgrade replaces, and says why.
 *
 * @param pairs - of any kind
 * @example podRestarts(upgrade, pairs, randomFields(upgrade.after))
 */
export const podRestarts = (
  upgrade: Upgrade,
  pairs: readonly ObjectPair[],
  isRandom: RandomTest,
): readonly Finding[] =>
  pairs
    .filter(({ after }) => ROLLED_KINDS.includes(after.kind))
    .flatMap(({ before, after }): readonly Finding[] => {
      const changes = compareDocuments(templateOf(before), templateOf(after));
      if (changes.length === 0) return [];
      const lasting = changes.filter(({ path }) => !isRandom(after, ['spec', 'template', ...path]));
      const verb = lasting.length === 0 ? 'may restart' : 'restarts';
      const reasons = reasonsOf(
        lasting.length === 0 ? changes : lasting,
        configurationOf(after, upgrade.after.release, pairs, isRandom),
      );
      const doubt = lasting.length === 0 ? ', which differs in every render without a cluster' : '';
      return [
        finding({
          ...aboutObject(upgrade, after),
          rule: 'upgrade/pod-restart',
          severity: 'warning',
          path: 'spec.template',
          message: `${nameOf(after)} ${verb} its pods: ${reasons}${doubt}.`,
          hint: interruptionOf(after),
        }),
      ];
    });
