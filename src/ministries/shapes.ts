import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import type { Shape } from './types.js';
import { textIn, valueIn } from './values.js';

const someComponent = (values: JsonObject, holds: (component: JsonObject) => boolean): boolean =>
  Object.entries(values).some(([name, value]) => name !== 'global' && isJsonObject(value) && holds(value));

const isFilled = (value: JsonValue | undefined): boolean =>
  isJsonObject(value) && Object.keys(value).length > 0;

const SHAPES: readonly (readonly [Shape, (values: JsonObject) => boolean])[] = [
  ['own registry', (values) => textIn(values, 'global.imageRegistry') !== undefined],
  ['external database', (values) => textIn(values, 'global.database.host') !== undefined],
  ['external broker', (values) => textIn(values, 'global.messaging.host') !== undefined],
  ['existing Secrets', (values) => textIn(values, 'global.token.existingSecret') !== undefined],
  ['quota', (values) => isFilled(valueIn(values, 'tenancy.quota.hard'))],
  [
    'mesh',
    (values) =>
      isFilled(valueIn(values, 'global.mesh')) || isFilled(valueIn(values, 'tenancy.quota.injected')),
  ],
  [
    'autoscaled',
    (values) =>
      someComponent(values, (component) => valueIn(component, 'autoscaling.maxReplicas') !== undefined),
  ],
  ['own pages', (values) => someComponent(values, (component) => isFilled(component['site']))],
];

/**
 * What a ministry's values make of it, in the words of the table.
 *
 * @example shapesOf({ global: { database: { host: 'db.example.go.kr' } } }) // ['external database']
 */
export const shapesOf = (values: JsonObject): readonly Shape[] =>
  SHAPES.filter(([, isSo]) => isSo(values)).map(([shape]) => shape);
