export { withBounds } from './bounds.js';
export {
  OBJECT_META,
  closureOf,
  kindKey,
  standaloneSchema,
  type SchemaBundle,
  type StandaloneSchema,
} from './bundle.js';
export { decodeBundle, readBundle, type KindIndex } from './bundles.js';
export { CHART_SOURCE, openCatalog, schemaHash, type SchemaCatalog, type SchemaEntry } from './catalog.js';
export { customResourceBundle, type MetadataSource } from './custom-resources.js';
export { descend, fieldsOf, resolveReference } from './descend.js';
export { lostFields } from './lost-fields.js';
export { BASE64_PATTERN, QUANTITY_PATTERN } from './patterns.js';
export { unpackSchemas, type UnpackOptions } from './unpack.js';
export { KUBERNETES_VERSIONS, parseKubernetesVersion, type KubernetesVersion } from './versions.js';
