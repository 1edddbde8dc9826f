import { quote } from '../console.js';
import { fields } from '../programs.js';
import { printReleaseDetails } from './details.js';
import { createNamespace, deleteNamespace } from './namespace.js';
import type { InstallNames } from './names.js';
import { waitForRollout } from './rollout.js';
import type { Ended, Session } from './session.js';

/** A chart directory with the values that it is installed with. */
export interface Installable {
  readonly path: string;
  readonly valuesFile: string | undefined;
}

const deploy = (
  session: Session,
  verb: 'install' | 'upgrade',
  { path, valuesFile }: Installable,
  { release, namespace }: InstallNames,
): Promise<Ended> => {
  const { helmExtraArgs, helmExtraSetArgs } = session.context.configuration;
  return session.helm([
    ...[verb, release, path, '--namespace', namespace, '--wait', '--wait-for-jobs'],
    ...(valuesFile === undefined ? [] : ['--values', valuesFile]),
    ...fields(helmExtraArgs),
    ...fields(helmExtraSetArgs),
  ]);
};

/** Rollouts and `helm test`; on simulated nodes no pod of a test ever ends. */
const testRelease = async (session: Session, names: InstallNames): Promise<Ended | undefined> => {
  const failed = await waitForRollout(session, names);
  if (failed !== undefined) return failed;
  const { release, namespace } = names;
  if (session.target.simulated) {
    session.print(`Skipping helm test of release ${quote(release)}: no container runs on simulated nodes.`);
    return undefined;
  }
  const extra = fields(session.context.configuration.helmExtraArgs);
  const tested = await session.helm(['test', release, '--namespace', namespace, ...extra]);
  return tested.exitCode === 0 ? undefined : tested;
};

/**
 * Installs or upgrades a release, waits until it is ready and tests it.
 *
 * @returns the command that failed; undefined when all went well
 * @example const failed = await deployAndTest(session, 'install', { path: 'charts/foo', valuesFile }, names);
 */
export const deployAndTest = async (
  session: Session,
  verb: 'install' | 'upgrade',
  installable: Installable,
  names: InstallNames,
): Promise<Ended | undefined> => {
  const deployed = await deploy(session, verb, installable, names);
  return deployed.exitCode === 0 ? testRelease(session, names) : deployed;
};

const remove = async (
  session: Session,
  { release, namespace, ownsNamespace }: InstallNames,
): Promise<void> => {
  session.print(`Deleting release ${quote(release)}...`);
  const extra = fields(session.context.configuration.helmExtraArgs);
  const removed = await session.helm(['uninstall', release, '--namespace', namespace, '--wait', ...extra], {
    cleanUp: true,
  });
  if (removed.exitCode !== 0)
    session.print(`Error deleting Helm release: exit status ${String(removed.exitCode)}`);
  if (ownsNamespace) await deleteNamespace(session, namespace);
};

/**
 * Does something in the namespace of a release, shows why it failed, and removes all of it afterwards.
 *
 * @returns what `work` returned, or the failure to make the namespace
 * @example const failed = await withRelease(session, names, () => deployAndTest(session, 'install', foo, names));
 */
export const withRelease = async (
  session: Session,
  names: InstallNames,
  work: () => Promise<Ended | undefined>,
): Promise<Ended | undefined> => {
  const { skipCleanUp } = session.context.configuration;
  if (names.ownsNamespace) {
    const created = await createNamespace(session, names.namespace);
    if (created.exitCode !== 0) return created;
  }
  let failed: Ended | undefined;
  try {
    failed = await work();
    if (failed !== undefined) await printReleaseDetails(session, names);
    return failed;
  } finally {
    if (!skipCleanUp) await remove(session, names);
  }
};
