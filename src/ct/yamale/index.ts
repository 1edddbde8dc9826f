export { DEFAULT_CHART_SCHEMA } from './defaults.js';
export { parseSchema, type Schema } from './schema.js';
export { validateData, type SchemaViolation } from './validate.js';
