import { parseImage } from '../../images/index.js';
import { containerOf, podSpecOf } from '../../manifest/index.js';
import type { JsonObject, JsonValue } from '../../yaml/index.js';
import { originalReplicas } from '../original.js';
import type { FoundComponent } from '../recognise.js';
import { APPLICATIONS, LOGGING } from '../upstream.js';

const isApplication = ({ upstream }: FoundComponent): boolean => APPLICATIONS.includes(upstream);

const imageValues = ({ workload }: FoundComponent): JsonObject => {
  const image = workload === undefined ? undefined : containerOf(workload)?.image;
  if (image === undefined) return {};
  const { registry = 'docker.io', repository, tag = 'latest', digest = '' } = parseImage(image);
  return { image: { registry, repository, tag, digest } };
};

/** autoscaling/v1 has the target at the top, v2 among the metrics; the API server gives either. */
const cpuTarget = (spec: JsonObject): number | undefined => {
  const target = spec['targetCPUUtilizationPercentage'];
  if (typeof target === 'number') return target;
  const metrics = (spec['metrics'] ?? []) as readonly {
    readonly resource?: {
      readonly name?: string;
      readonly target?: { readonly averageUtilization?: number };
    };
  }[];
  return metrics.find(({ resource }) => resource?.name === 'cpu')?.resource?.target?.averageUtilization;
};

const scalingValues = ({ autoscaler, workload }: FoundComponent): JsonObject => {
  if (autoscaler === undefined) {
    const replicas = workload === undefined ? 1 : originalReplicas(workload);
    return replicas > 1 ? { replicaCount: replicas } : {};
  }
  const { minReplicas = 1, maxReplicas } = autoscaler.document.spec;
  const target = cpuTarget(autoscaler.document.spec);
  return {
    autoscaling: {
      enabled: true,
      minReplicas,
      maxReplicas,
      ...(target === undefined ? {} : { targetCPUUtilizationPercentage: target }),
    },
  };
};

/**
 * Images and scaling of the services and frontends: builds of the user's own stay what runs.
 *
 * @returns values by component
 * @example applicationValues(components)['apigateway']
 */
export const applicationValues = (components: readonly FoundComponent[]): Record<string, JsonObject> =>
  Object.fromEntries(
    components
      .filter(isApplication)
      .map((found): [string, JsonObject] => [
        found.upstream.component,
        { ...imageValues(found), ...(found.upstream.component === 'discovery' ? {} : scalingValues(found)) },
      ])
      .filter(([, values]) => Object.keys(values).length > 0),
  );

/** Log shipping is carried over when all of its parts are there. */
export const hasLogging = (components: readonly FoundComponent[]): boolean =>
  LOGGING.every((part) =>
    components.some(({ upstream, workload }) => upstream === part && workload !== undefined),
  );

/**
 * Names of the Secrets that the old pods pull images with.
 *
 * @example pullSecrets(components) // ['regcred']
 */
export const pullSecrets = (components: readonly FoundComponent[]): readonly JsonValue[] => [
  ...new Set(
    components.flatMap(({ workload }) =>
      workload === undefined
        ? []
        : (podSpecOf(workload)?.imagePullSecrets ?? []).flatMap(({ name }) => name ?? []),
    ),
  ),
];
