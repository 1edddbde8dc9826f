import { indexRelease, type ManifestObject, type Release } from '../../manifest/index.js';
import { isFailure, throwIfFailed } from '../../result/index.js';
import { KUBERNETES_VERSIONS, parseKubernetesVersion } from '../../schemas/index.js';
import { validateManifests } from '../../validation/index.js';
import { releaseOf } from '../origin.js';
import { isObject, isRelease } from '../subject.js';
import { judgeFindings, refuse, toResult, type MatcherCall, type MatcherResult } from '../verdict.js';

const NAME = 'toBeValidManifest';

const releaseOfOne = (object: ManifestObject): Release => {
  const owner = releaseOf(object);
  const { document, source } = object;
  return indexRelease({
    parsed: { documents: [{ document, source }], defects: [] },
    namespace: owner?.namespace ?? 'default',
    releaseName: owner?.name ?? '',
  });
};

/** See {@link ToolkitMatchers.toBeValidManifest}. */
export async function toBeValidManifest(
  this: MatcherCall,
  subject: unknown,
  ...versions: readonly string[]
): Promise<MatcherResult> {
  if (!isRelease(subject) && !isObject(subject)) {
    return refuse(this, NAME, subject, versions, 'neither a release nor an object of one', 'Give it one.');
  }
  const parsed = versions.map(parseKubernetesVersion);
  const unknown = parsed.find(isFailure);
  if (unknown !== undefined) {
    return refuse(this, NAME, subject, versions, unknown.problem.message, unknown.problem.hint);
  }
  const release = isRelease(subject) ? subject : releaseOfOne(subject);
  const findings = throwIfFailed(
    await validateManifests([{ name: 'the release', release }], {
      versions: parsed.length === 0 ? KUBERNETES_VERSIONS : parsed.map(throwIfFailed),
    }),
  );
  const named = findings.map((finding) => ({ ...finding, values: undefined }));
  return toResult(this, NAME, subject, versions, judgeFindings(named));
}
