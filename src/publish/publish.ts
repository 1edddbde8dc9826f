import { join } from 'node:path';
import type { PrivateKey } from 'openpgp';
import type { Chart } from '../chart/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import { lookIntoRegistry, pushPackage } from './oci.js';
import { packageChart } from './package.js';
import { PUBLIC_KEYRING, writePublicKeys } from './public-keys.js';
import { lookIntoRepository, moveIntoRepository, stageIndex } from './repository.js';
import { signPackage } from './sign.js';
import { withStage } from './stage.js';
import type { ChartPackage, OciTarget, PublishTools, RepositoryTarget, TargetOutcome } from './types.js';

/** What to publish, and where. */
export interface PublishPlan {
  readonly chart: Chart;
  readonly repository?: RepositoryTarget;
  readonly oci?: OciTarget;
  /** Signs when given; unlocked. */
  readonly key?: PrivateKey;
  /** Everything up to the point where something would change outside. */
  readonly dryRun: boolean;
}

/** What was published. */
export interface PublishReport {
  readonly name: string;
  readonly version: string;
  readonly digest: string;
  /** The user id of the key; undefined when the package is not signed. */
  readonly signedBy?: string;
  readonly repository?: TargetOutcome;
  readonly oci?: TargetOutcome;
}

interface Outcomes {
  readonly repository?: TargetOutcome;
  readonly oci?: TargetOutcome;
}

/** Every refusal comes before the first change. */
const lookAround = async (
  { repository, oci, key }: PublishPlan,
  chartPackage: ChartPackage,
  tools: PublishTools,
): Promise<Result<Outcomes>> => {
  const inRepository = repository && (await lookIntoRepository(repository, chartPackage, key !== undefined));
  if (inRepository && isFailure(inRepository)) return inRepository;
  const inRegistry = oci && (await lookIntoRegistry(oci, chartPackage, tools));
  if (inRegistry && isFailure(inRegistry)) return inRegistry;
  return success({
    ...(inRepository && { repository: inRepository.value }),
    ...(inRegistry && { oci: inRegistry.value }),
  });
};

const prepareRepository = async (
  repository: RepositoryTarget,
  chartPackage: ChartPackage,
  { key }: PublishPlan,
  tools: PublishTools,
  stage: string,
): Promise<Result<readonly string[]>> => {
  const indexed = await stageIndex(repository, chartPackage, tools);
  if (isFailure(indexed)) return indexed;
  const archive = `${chartPackage.name}-${chartPackage.version}.tgz`;
  if (key === undefined) return success([archive]);
  const published = join(repository.directory, PUBLIC_KEYRING);
  const written = await writePublicKeys(published, key, join(stage, PUBLIC_KEYRING));
  return isFailure(written) ? written : success([archive, `${archive}.prov`, PUBLIC_KEYRING]);
};

const publishFrom = async (
  stage: string,
  plan: PublishPlan,
  tools: PublishTools,
): Promise<Result<PublishReport>> => {
  const { chart, repository, oci, key, dryRun } = plan;
  const packaged = await packageChart(chart, stage, tools);
  if (isFailure(packaged)) return packaged;
  const { name, version, digest } = packaged.value;
  const signed = key && (await signPackage(packaged.value, key, tools));
  if (signed && isFailure(signed)) return signed;
  const outcomes = await lookAround(plan, packaged.value, tools);
  if (isFailure(outcomes)) return outcomes;
  const user = key?.getUserIDs()[0];
  const report = { name, version, digest, ...(user !== undefined && { signedBy: user }), ...outcomes.value };
  if (dryRun) return success(report);
  const add = repository && outcomes.value.repository === 'published';
  const files = add
    ? await prepareRepository(repository, packaged.value, plan, tools, stage)
    : success<readonly string[]>([]);
  if (isFailure(files)) return files;
  // The registry first: it can still refuse, and the folder is then as it was.
  if (oci && outcomes.value.oci === 'published') {
    const pushed = await pushPackage(oci, packaged.value, tools);
    if (isFailure(pushed)) return pushed;
  }
  if (add) {
    const moved = await moveIntoRepository(repository, chart, stage, files.value);
    if (isFailure(moved)) return moved;
  }
  return success(report);
};

/**
 * Packages a chart reproducibly, signs it, and adds it to a repository folder and an OCI registry. Nothing is
 * changed anywhere before everything that can be checked has been, and no version is ever replaced by another.
 *
 * @param plan - what and where
 * @param tools - the helm that packages, verifies, indexes and pushes
 * @returns what was published; a failure that says why not, with the folder as it was
 * @example
 * const report = throwIfFailed(await publishChart({ chart, repository: { directory: '/srv/charts' }, dryRun: false }, { helm }));
 */
export const publishChart = (plan: PublishPlan, tools: PublishTools): Promise<Result<PublishReport>> =>
  withStage(plan.dryRun ? undefined : plan.repository?.directory, (stage) => publishFrom(stage, plan, tools));
