import { planFiles, typeProject, type ProjectFiles } from '../../../scripts/generate/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import type { JsonObject } from '../../../src/yaml/index.js';

const DEFINITIONS = `
keys: { port: port, resources: resources, image: image, env: environment, nodeSelector: labels }
blocks: [image]
definitions:
  port: { description: A port., type: integer, minimum: 1 }
  labels: { description: Labels., type: object, additionalProperties: { type: string } }
  environment: { description: Variables., type: object, additionalProperties: { type: string } }
  resources:
    description: Resources.
    type: object
    properties: { cpu: { type: string, description: Cores. } }
  image:
    description: The image.
    type: object
    properties: { repository: { type: string, description: Where it lies. }, tag: { type: string, description: Its tag. } }
`;

/** A project of an umbrella with the subchart `web`, both with the values given. */
export const projectFiles = (web: string, umbrella = '', definitions = DEFINITIONS): ProjectFiles => ({
  umbrella: {
    folder: '',
    chartYaml: 'name: top\ndescription: The whole\ndependencies: [{name: web, condition: web.enabled}]\n',
    valuesYaml: umbrella,
  },
  subcharts: [{ folder: 'charts/web', chartYaml: 'name: web\ndescription: Pages\n', valuesYaml: web }],
  definitions: [{ path: 'definitions.yaml', text: definitions }],
});

/** The text of one generated file. */
export const generate = async (files: ProjectFiles, path: string): Promise<string> => {
  const generated = await planFiles(throwIfFailed(typeProject(files)));
  return generated.find((file) => file.path === path)?.content ?? '';
};

/** The schema of the subchart `web`, generated from its values. */
export const webSchema = async (web: string): Promise<JsonObject> =>
  JSON.parse(await generate(projectFiles(web), 'charts/web/values.schema.json')) as JsonObject;
