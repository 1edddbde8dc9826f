import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { JsonObject } from '../yaml/index.js';
import type { MinistryAnswers } from './types.js';
import { ministryValues } from './answers.js';

/** What stands above a key, by its path. */
const COMMENTS: Readonly<Record<string, string>> = {
  tenancy: 'Its place in the cluster.',
  'tenancy.quota':
    'What its namespace may use at most; the chart refuses values that need more at their largest size.',
  'tenancy.operators': 'Groups of its people, by the names that the login of the cluster gives them.',
  'global.domain': 'Its hosts lie below it.',
  'global.imageRegistry': 'Its own registry, for every image.',
  'global.imagePullSecrets': 'Secrets with an account of the registry, in its namespace.',
  'global.secrets': 'Passwords and keys come from Secrets that are there before the release.',
  'global.storage': 'Size of the volume of attachments and message files.',
  'global.database.host': 'Its own MySQL, with both schemas in it.',
  jenkins: 'Jenkins, where the environment has it, takes its administrator from one, too.',
  portal: 'The public pages, with its own addresses in place of those that the image was built with.',
  admin: "The administrators' pages, likewise.",
};

const comment = (map: YAMLMap, prefix: string): void => {
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    const path = prefix === '' ? String(key.value) : `${prefix}.${String(key.value)}`;
    const text = COMMENTS[path];
    if (text !== undefined) key.commentBefore = ` ${text}`;
    if (isMap(value)) comment(value, path);
  }
};

const toYaml = (values: JsonObject): string => {
  const document = new Document(values);
  if (isMap(document.contents)) comment(document.contents, '');
  return document.toString({ lineWidth: 120 });
};

const installCommand = (name: string, chart: string, stack: string): string => {
  const files = [
    ...stack
      .split('+')
      .filter((part) => part !== 'default' && part !== '')
      .map((part) => `environments/${part}`),
    `ministries/${name}`,
  ];
  return `helm install ${name} ${chart} --namespace ${name} --create-namespace${files.map((file) => ` -f ${chart}/${file}.yaml`).join('')}`;
};

/**
 * Writes the values file of a ministry: only what differs from the environments, each part with the reason above it.
 *
 * @param chart - path of the chart, as a person types it
 * @example composeMinistry(answers, './charts/egov-msa')
 */
export const composeMinistry = (answers: MinistryAnswers, chart: string): string => {
  const { name, domain, stacks } = answers;
  const [first = 'default'] = stacks;
  return [
    `# Ministry ${name}: ${domain}`,
    '#',
    ...(stacks.length === 0 ? [] : [`# For: ${stacks.join(', ')}`]),
    `# Install: ${installCommand(name, chart, first)}`,
    '',
    toYaml(ministryValues(answers)),
  ].join('\n');
};
