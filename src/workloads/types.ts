/** The levels of the Pod Security Standards that a namespace can enforce for our pods. */
export type PodSecurityLevel = 'restricted' | 'baseline';

export interface WorkloadPort {
  readonly service: string;
  readonly port: number;
  readonly targetPort: string;
  readonly nodePort?: number;
}

export interface VolumeSummary {
  readonly claim: string;
  /** Undefined when the claim does not exist (yet). */
  readonly storageClass?: string;
  /** A quantity, for instance `5Gi`: what is bound, else what is asked for. */
  readonly size?: string;
  readonly phase: 'Pending' | 'Bound' | 'Lost' | 'Missing';
}

/** One workload as the API server knows it. */
export interface WorkloadSummary {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob';
  readonly name: string;
  readonly ready: number;
  readonly desired: number;
  readonly ports: readonly WorkloadPort[];
  readonly volumes: readonly VolumeSummary[];
  readonly images: readonly string[];
}
