export { freezeDeep, isJsonObject, type JsonObject, type JsonValue } from './json.js';
export { parseYamlDocument, parseYamlFile, type YamlDocument, type YamlError } from './parse.js';
export { kubernetesSchema } from './schema.js';
