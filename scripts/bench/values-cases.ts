/** One set of values that assertions are made over. */
export interface ValuesCase {
  readonly replicas: number;
  /** Where the chart reads them. */
  readonly path: string;
}

const CASES = 20;
/** The least number of replicas; the chart's own default. */
const FIRST = 3;

/** The cases of the comparison; each renders to something else, so that no render serves two. */
export const VALUES_CASES: readonly ValuesCase[] = Array.from({ length: CASES }, (_, index) => ({
  replicas: FIRST + index,
  path: 'apigateway.autoscaling.maxReplicas',
}));
