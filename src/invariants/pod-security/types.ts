import type { Metadata } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';

/** A pod as the Pod Security Standards look at it. Paths start at the pod spec. */
export interface SecuredPod {
  readonly spec: JsonObject;
  readonly securityContext: JsonObject;
  readonly annotations: Metadata['annotations'];
  /** Init, main and ephemeral containers: every control counts all of them. */
  readonly containers: readonly SecuredContainer[];
  readonly isWindows: boolean;
}

export interface SecuredContainer {
  readonly name: string;
  /** `initContainers[0]` */
  readonly path: string;
  readonly container: JsonObject;
  readonly securityContext: JsonObject;
}

/** A field that breaks a control. */
export interface Breach {
  /** From the pod spec; `annotations['…']` for one of the pod's metadata. */
  readonly path: string;
  /** Name of the container; undefined for the pod itself. */
  readonly container?: string;
  /** What stands there, after "has": `hostNetwork: true`. */
  readonly found: string;
}

/** One control of the Pod Security Standards, named as Kubernetes' own admission plugin names it. */
export interface Control {
  readonly id: string;
  /** One sentence: what the control asks for. */
  readonly asks: string;
  readonly breaches: (pod: SecuredPod) => readonly Breach[];
}
