import type { Chart } from '../../chart/index.js';
import { podLabelsOf, podTemplateOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { nameOf, podMetadataPathOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const charts = (chart: Chart): readonly string[] => [
  `${chart.metadata.name}-${chart.metadata.version}`.replaceAll('+', '_'),
  ...chart.subcharts.flatMap(charts),
];

const labelPath = (path: string, label: string): string => `${path}.labels['${label}']`;

const absent = (object: ManifestObject, path: string, label: string, of: string): Violation => ({
  object,
  path: labelPath(path, label),
  subject: label,
  message: `${of} has no label ${label}.`,
  hint: 'Include the labels that every object of the chart shares.',
});

const wrong = (object: ManifestObject, label: string, expected: string): Violation => ({
  object,
  path: labelPath('metadata', label),
  subject: label,
  message: `${nameOf(object)} has the label ${label}: ${object.metadata.labels[label] ?? ''}, which is not ${expected}.`,
  hint: 'Take it from .Release or .Chart, not from a constant.',
});

type ExpectedValues = Readonly<Record<string, readonly string[]>>;

const expectedValues = (release: Release, chart: Chart): ExpectedValues => ({
  'app.kubernetes.io/instance': [release.name],
  'app.kubernetes.io/managed-by': ['Helm'],
  'helm.sh/chart': charts(chart),
});

const wrongValues = (expected: ExpectedValues, object: ManifestObject): readonly Violation[] =>
  Object.entries(expected).flatMap(([label, values]) => {
    const value = object.metadata.labels[label];
    return value === undefined || values.includes(value)
      ? []
      : [wrong(object, label, values.length === 1 ? (values[0] ?? '') : 'a chart of this release')];
  });

/** The labels by which tools and people find what belongs together. */
export const standardLabels: ReleaseInvariant = {
  rule: 'standard-labels',
  scope: 'release',
  title: 'Every object and every pod carries the standard labels',
  why: 'Without them nobody can list, select or clean up what belongs to a release.',
  source: 'https://helm.sh/docs/chart_best_practices/labels/#standard-labels',
  inspect: (release, { chart, settings: { labels } }) => {
    const expected = expectedValues(release, chart);
    return release.objects.flatMap((object) => {
      const podLabels = podLabelsOf(object);
      const isTemplated = object.kind !== 'Pod' && podTemplateOf(object) !== undefined;
      return [
        ...labels.required
          .filter((label) => object.metadata.labels[label] === undefined)
          .map((label) => absent(object, 'metadata', label, nameOf(object))),
        ...(isTemplated ? labels.pods : [])
          .filter((label) => podLabels[label] === undefined)
          .map((label) => absent(object, podMetadataPathOf(object), label, `The pod of ${nameOf(object)}`)),
        ...wrongValues(expected, object),
      ];
    });
  },
};
