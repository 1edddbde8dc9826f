import type { ManifestObject } from '../../manifest/index.js';

/** A place in an object that names another object. */
export interface Reference {
  readonly from: ManifestObject;
  /** Field that holds the name. */
  readonly path: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Key of a ConfigMap or Secret, or port of a Service. */
  readonly key?: string | number;
}
