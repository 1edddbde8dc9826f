export {
  closureOf,
  kindKey,
  standaloneSchema,
  type SchemaBundle,
  type StandaloneSchema,
} from './bundle.js';
export {
  KUBERNETES_VERSIONS,
  customResourceSources,
  decodeBundle,
  findSchema,
  knownKinds,
  loadSchema,
  schemaHash,
  schemaSetHash,
  type KubernetesVersion,
  type SchemaEntry,
} from './catalog.js';
export { unpackSchemas } from './unpack.js';
