import { podSpecOf, workloadsOf, type ManifestObject } from '../../manifest/index.js';
import { nameOf, objectsAt, podPathOf, textAt, textsOf } from '../support/index.js';
import { usualFormOf } from './counterpart.js';
import type { CasesInvariant, Elsewhere, RenderedCase, Violation } from '../types.js';

const foreignNamespaces = (rendered: RenderedCase): readonly Violation[] =>
  rendered.elsewhere.release.objects.flatMap((object): Violation[] => {
    const places = [
      { path: 'metadata.namespace', namespace: object.metadata.namespace },
      ...objectsAt(object.document, 'subjects').map((subject, index) => ({
        path: `subjects[${index}].namespace`,
        namespace: textAt(subject, 'namespace'),
      })),
    ];
    return places.flatMap(({ path, namespace }) =>
      namespace === undefined || namespace === rendered.elsewhere.release.namespace
        ? []
        : [
            {
              object,
              values: rendered.name,
              path,
              subject: namespace,
              message: `${nameOf(object)} names the namespace ${namespace}, wherever the release is installed.`,
              hint: 'Use .Release.Namespace.',
            },
          ],
    );
  });

/** `name.namespace.svc` and what follows it. */
const SERVICE_ADDRESS =
  /(?<![\w.-])[a-z0-9-]+\.(?<namespace>[a-z0-9-]+)\.svc\b(?:\.(?<domain>[a-z0-9][a-z0-9.-]*[a-z0-9]))?/g;
const USUAL_DOMAIN = 'cluster.local';
const NAMES_USUAL_DOMAIN = /\bcluster\.local\b/;

const addressFault = (text: string, { release, clusterDomain }: Elsewhere): string | undefined => {
  for (const match of text.matchAll(SERVICE_ADDRESS)) {
    const { namespace, domain } = match.groups ?? {};
    if (namespace !== release.namespace) return `the address ${match[0]}, whose namespace is fixed`;
    if (domain !== undefined && domain !== clusterDomain)
      return `the address ${match[0]}, whose cluster domain is fixed`;
  }
  return NAMES_USUAL_DOMAIN.test(text) ? `the cluster domain ${USUAL_DOMAIN}` : undefined;
};

const fixedAddresses = (rendered: RenderedCase): readonly Violation[] =>
  rendered.elsewhere.release.objects.flatMap((object) =>
    textsOf(object.document).flatMap(({ path, text }): Violation[] => {
      const fault = addressFault(text, rendered.elsewhere);
      if (fault === undefined) return [];
      return [
        {
          object: usualFormOf(object, rendered),
          values: rendered.name,
          path,
          subject: text.length > 200 ? path : text,
          message: `${nameOf(usualFormOf(object, rendered))} holds ${fault}.`,
          hint: 'Use the short name of the Service, or .Release.Namespace and the value of the cluster domain.',
        },
      ];
    }),
  );

const keyOf = ({ apiVersion, kind, metadata }: ManifestObject): string =>
  `${apiVersion} ${kind} ${metadata.name}`;

// Two releases in one namespace, or of a cluster-scoped kind anywhere, would fight over an object of one name.
const fixedNames = ({ name: values, release, elsewhere }: RenderedCase): readonly Violation[] => {
  const usual = new Set(release.objects.map(keyOf));
  return elsewhere.release.objects
    .filter((object) => usual.has(keyOf(object)))
    .map((object) => ({
      object,
      values,
      path: 'metadata.name',
      subject: object.metadata.name,
      message: `${nameOf(object)} has the same name in every release, so a second one collides with it.`,
      hint: 'Begin the name with the name of the release.',
    }));
};

const fixedNodes = (rendered: RenderedCase): readonly Violation[] =>
  workloadsOf(rendered.elsewhere.release).flatMap((object): Violation[] => {
    const node = textAt(podSpecOf(object), 'nodeName');
    if (node === undefined) return [];
    return [
      {
        object: usualFormOf(object, rendered),
        values: rendered.name,
        path: `${podPathOf(object)}.nodeName`,
        subject: node,
        message: `${nameOf(usualFormOf(object, rendered))} runs on the node ${node} only.`,
        hint: 'Ask for a label of the node with nodeSelector.',
      },
    ];
  });

/** Nothing in a release tells of one place: namespace, release name, cluster domain or node. */
export const portableRelease: CasesInvariant = {
  rule: 'portable-release',
  scope: 'cases',
  title: 'No namespace, release name, cluster domain or node is hard-wired',
  why: 'The chart would work in one namespace of one cluster, once.',
  source: 'https://helm.sh/docs/chart_best_practices/templates/',
  inspect: (cases) =>
    cases.flatMap((rendered) =>
      [foreignNamespaces, fixedAddresses, fixedNames, fixedNodes].flatMap((inspect) => inspect(rendered)),
    ),
};
