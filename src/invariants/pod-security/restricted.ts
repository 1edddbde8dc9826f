import { podTemplateOf, workloadsOf, type ManifestObject } from '../../manifest/index.js';
import { nameOf, podMetadataPathOf, podPathOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';
import { CONTROLS } from './controls.js';
import { securedPod } from './pod.js';
import type { Breach, Control } from './types.js';

const toViolation = (
  object: ManifestObject,
  { id, asks }: Control,
  { path, container, found }: Breach,
): Violation => ({
  object,
  path: `${path.startsWith('annotations') ? podMetadataPathOf(object) : podPathOf(object)}.${path}`,
  subject: id,
  message: `${container === undefined ? nameOf(object) : `Container ${container} of ${nameOf(object)}`} has ${found}.`,
  hint: `The control ${id} asks: ${asks}.`,
});

/** Every pod meets the level `restricted` of the Pod Security Standards. */
export const podSecurity: ReleaseInvariant = {
  rule: 'pod-security',
  scope: 'release',
  title: 'Every pod meets the level restricted of the Pod Security Standards',
  why: 'A namespace that enforces the level refuses the pod, and one that does not lets it out of its container.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  inspect: (release) =>
    workloadsOf(release).flatMap((object) => {
      const template = podTemplateOf(object);
      if (template === undefined) return [];
      const pod = securedPod(template);
      return CONTROLS.flatMap((control) =>
        control.breaches(pod).map((breach) => toViolation(object, control, breach)),
      );
    }),
};
