import type { ClaimSpec, LabelSelector, PodSpec, PortReference, WorkloadSpec } from './workloads.js';

/** The kinds whose fields the toolkit reads, and the shape of each. Others are found as plain documents. */

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface KubernetesDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: PortReference;
  readonly nodePort?: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

interface IngressBackend {
  readonly service?: {
    readonly name: string;
    readonly port?: { readonly name?: string; readonly number?: number };
  };
}

interface HttpRouteSpec {
  readonly hostnames?: readonly string[];
  readonly rules?: readonly {
    readonly matches?: readonly { readonly path?: { readonly type?: string; readonly value?: string } }[];
    readonly backendRefs?: readonly {
      readonly group?: string;
      readonly kind?: string;
      readonly name: string;
      readonly namespace?: string;
      readonly port?: number;
    }[];
  }[];
}

interface Workload extends KubernetesDocument {
  readonly spec: WorkloadSpec;
}

/** From the name of a kind to the shape of its documents. */
export interface DocumentOfKind {
  readonly Deployment: Workload;
  readonly StatefulSet: Workload;
  readonly DaemonSet: Workload;
  readonly ReplicaSet: Workload;
  readonly Job: Workload;
  readonly CronJob: KubernetesDocument & {
    readonly spec: { readonly schedule: string; readonly jobTemplate: { readonly spec: WorkloadSpec } };
  };
  readonly Pod: KubernetesDocument & { readonly spec: PodSpec };
  readonly Service: KubernetesDocument & {
    readonly spec: {
      readonly type?: string;
      readonly clusterIP?: string;
      readonly selector?: Readonly<Record<string, string>>;
      readonly ports?: readonly ServicePort[];
    };
  };
  readonly Ingress: KubernetesDocument & {
    readonly spec: {
      readonly ingressClassName?: string;
      readonly defaultBackend?: IngressBackend;
      readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName?: string }[];
      readonly rules?: readonly {
        readonly host?: string;
        readonly http?: {
          readonly paths: readonly {
            readonly path?: string;
            readonly pathType: string;
            readonly backend: IngressBackend;
          }[];
        };
      }[];
    };
  };
  /** Of the Gateway API. */
  readonly HTTPRoute: KubernetesDocument & { readonly spec?: HttpRouteSpec };
  readonly HorizontalPodAutoscaler: KubernetesDocument & {
    readonly spec: {
      readonly scaleTargetRef: { readonly apiVersion?: string; readonly kind: string; readonly name: string };
      readonly minReplicas?: number;
      readonly maxReplicas: number;
      readonly metrics?: readonly {
        readonly type: string;
        readonly resource?: {
          readonly name: string;
          readonly target: { readonly type: string; readonly averageUtilization?: number };
        };
      }[];
    };
  };
  readonly PersistentVolumeClaim: KubernetesDocument & { readonly spec: ClaimSpec };
  readonly StorageClass: KubernetesDocument & {
    readonly provisioner: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly reclaimPolicy?: string;
    readonly volumeBindingMode?: string;
  };
  readonly ConfigMap: KubernetesDocument & {
    readonly data?: Readonly<Record<string, string>>;
    readonly binaryData?: Readonly<Record<string, string>>;
  };
  readonly Secret: KubernetesDocument & {
    readonly type?: string;
    readonly data?: Readonly<Record<string, string>>;
    readonly stringData?: Readonly<Record<string, string>>;
  };
  readonly PodDisruptionBudget: KubernetesDocument & { readonly spec: { readonly selector?: LabelSelector } };
}

/** The shape of a kind's documents; a kind that is not listed is a plain document. */
export type DocumentOf<Kind extends string> = Kind extends keyof DocumentOfKind
  ? DocumentOfKind[Kind]
  : KubernetesDocument;

/** One object of a rendered chart. */
export interface ManifestObject<Kind extends string = string> {
  readonly apiVersion: string;
  readonly kind: Kind;
  readonly metadata: Metadata;
  /** The whole document as helm wrote it, frozen. */
  readonly document: DocumentOf<Kind>;
  /** The template that made it, from the root chart: `egov-msa/charts/mysql/templates/service.yaml`. */
  readonly source: string;
  /** Name of the root chart. */
  readonly chart: string;
  /** Name of the subchart that owns the template, when it is not the root chart. */
  readonly subchart?: string;
}
