import type { ManifestObject } from '../../manifest/index.js';
import type { ListeningPort } from '../support/policies.js';

/** A port on which the pods of a workload listen. */
export interface Endpoint extends ListeningPort {
  readonly workload: ManifestObject;
  readonly namespace: string;
}

/** What a policy sees of a pod. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Pods that may open a connection: those of a workload, or any that the release does not make. */
export type Caller = { readonly workload: ManifestObject; readonly namespace: string } | 'outside';

/**
 * One mechanism that limits traffic, such as NetworkPolicy. Traffic flows where every layer of a release lets it.
 */
export interface TrafficLayer {
  readonly name: string;
  /** False when the release has no object of this mechanism. */
  readonly isUsed: boolean;
  readonly allows: (from: Caller, to: Endpoint) => boolean;
}

/** A pair that may talk. */
export interface Traffic {
  readonly from: Caller;
  readonly to: Endpoint;
}
