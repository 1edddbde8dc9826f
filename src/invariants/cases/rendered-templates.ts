import type { Chart } from '../../chart/index.js';
import type { CasesInvariant } from '../types.js';

/** Partials and notes make no objects of their own. */
const MAKES_OBJECTS = /^templates\/(?:.*\/)?(?!_)[^/]+\.(?:ya?ml|json|tpl)$/;

const templatesOf = (chart: Chart, prefix: string): readonly string[] => [
  ...(chart.metadata.type === 'library'
    ? []
    : chart.templates.filter((path) => MAKES_OBJECTS.test(path)).map((path) => `${prefix}/${path}`)),
  ...chart.subcharts.flatMap((subchart) =>
    templatesOf(subchart, `${prefix}/charts/${subchart.metadata.name}`),
  ),
];

/**
 * Every template makes an object in some case. It counts files, not branches; a template that only checks values is
 * an exception with its path as the subject.
 */
export const renderedTemplates: CasesInvariant = {
  rule: 'rendered-templates',
  scope: 'cases',
  needsEveryCase: true,
  title: 'Every template makes an object in some values case',
  why: 'What no case renders, no test sees.',
  source: 'https://github.com/helm-unittest/helm-unittest/issues/156',
  inspect: (cases, { chart }) => {
    const rendered = new Set(cases.flatMap(({ release }) => release.objects.map(({ source }) => source)));
    return templatesOf(chart, chart.metadata.name)
      .filter((template) => !rendered.has(template))
      .map((template) => ({
        template,
        subject: template,
        message: `No case renders ${template}.`,
        hint: 'Add a case to ci/ that turns it on, or delete the template.',
      }));
  },
};
