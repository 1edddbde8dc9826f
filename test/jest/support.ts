import { renderRelease, type ChartRelease, type RenderReleaseOptions } from '../../src/jest/index.js';
import { fixtureDirectory, testHelm } from '../support/index.js';

/** A chart that keeps every invariant: a Deployment behind an Ingress, a StatefulSet, claims and policies. */
export const BASE = fixtureDirectory('invariants/base');

export const renderBase = async (options: Partial<RenderReleaseOptions> = {}): Promise<ChartRelease> =>
  renderRelease({ chart: BASE, helm: await testHelm(), ...options });

/** The text that a failed assertion shows; undefined when it holds. */
export const failureOf = async (assertion: () => unknown): Promise<string | undefined> => {
  try {
    await assertion();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};
