import type { Finding } from '../findings/index.js';
import type { JsonObject } from '../yaml/index.js';

/** A chart of the repository, as the first test needs to know it. */
export interface ChartFacts {
  readonly name: string;
  /** From the root of the repository. */
  readonly directory: string;
  /** Services with their ports, of a render with the default values. */
  readonly services: readonly { readonly name: string; readonly ports: readonly number[] }[];
  /** Workloads with the image of their first container. */
  readonly workloads: readonly { readonly kind: string; readonly name: string; readonly image: string }[];
  /** What the checks find in it today. */
  readonly findings: readonly Finding[];
}

/** What init must know of a repository before it writes anything. */
export interface RepositoryFacts {
  readonly charts: readonly ChartFacts[];
  /** Paths that are there already, among those that init may write. */
  readonly present: readonly string[];
  /** Parsed, when there is one. */
  readonly packageJson?: JsonObject;
  /** Text, when there is one. */
  readonly gitignore?: string;
  readonly branch: string;
  /** Version ranges that the toolkit is tested with. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What becomes of one file. */
export interface InitFile {
  readonly path: string;
  readonly action: 'create' | 'merge' | 'keep';
  /** Undefined for a file that is kept. */
  readonly content?: string;
  /** What it is for, or why it is kept. */
  readonly purpose: string;
}
