import { workloadsOf, type ManifestObject } from '../../manifest/index.js';
import { nameOf, placedContainersOf } from '../support/index.js';
import { secretIn, secretInFile } from '../support/secrecy.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const variableViolations = (workload: ManifestObject): readonly Violation[] =>
  placedContainersOf(workload).flatMap(({ container, path }) =>
    (container.env ?? []).flatMap(({ name, value }, index): Violation[] => {
      const what = value === undefined ? undefined : secretIn(name, value);
      if (what === undefined) return [];
      return [
        {
          object: workload,
          path: `${path}.env[${index}].value`,
          subject: name,
          message: `Variable ${name} of container ${container.name} in ${nameOf(workload)} holds ${what}.`,
          hint: 'Keep it in a Secret and name it with valueFrom.secretKeyRef.',
        },
      ];
    }),
  );

const describeKey = (key: string, content: string): string | undefined => {
  const what = secretIn(key, content);
  if (what !== undefined || !content.includes('\n')) return what;
  const found = secretInFile(content);
  return found === undefined ? undefined : `${found.what}, in line ${found.line}`;
};

const configViolations = (config: ManifestObject<'ConfigMap'>): readonly Violation[] =>
  Object.entries(config.document.data ?? {}).flatMap(([key, content]): Violation[] => {
    const what = describeKey(key, content);
    if (what === undefined) return [];
    return [
      {
        object: config,
        path: `data['${key}']`,
        subject: key,
        message: `Key ${key} of ${nameOf(config)} holds ${what}.`,
        hint: 'Keep it in a Secret, and let the file refer to a variable such as ${DB_PASSWORD}.',
      },
    ];
  });

/** Secrets stand in Secrets only. What counts as one is a guess by name and value, see `support/secrecy.ts`. */
export const noPlainSecrets: ReleaseInvariant = {
  rule: 'no-plain-secrets',
  scope: 'release',
  title: 'No variable and no ConfigMap holds a secret in clear text',
  why: 'Whoever may look at a Deployment or ConfigMap would read it, and access to Secrets alone is guarded and logged.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  inspect: (release) => [
    ...workloadsOf(release).flatMap(variableViolations),
    ...release.ofKind('ConfigMap').flatMap(configViolations),
  ],
};
