import { sortFindings, type Finding } from '../findings/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import { KUBERNETES_VERSIONS, openCatalog, type KubernetesVersion } from '../schemas/index.js';
import { resolveTool } from '../tools/index.js';
import { chartBundle } from './custom-resources.js';
import { uniqueDocuments, type UniqueDocument } from './documents.js';
import { judge, verdictKey, type VerdictStore } from './judge.js';
import { unknownKind } from './kinds.js';
import { missingName } from './names.js';
import { defectFindings, documentFindings } from './report.js';
import type { Fault, ManifestCase, ManifestOptions } from './types.js';
import { readVerdicts, writeVerdicts } from './verdicts.js';

interface Validator {
  readonly path: string;
  /** Names the program in the cache of verdicts. */
  readonly name: string;
}

const resolveValidator = async (path: string | undefined): Promise<Result<Validator>> => {
  if (path !== undefined) return success({ path, name: 'kubeconform' });
  const tool = await resolveTool('kubeconform');
  return tool.ok ? success({ path: tool.value.path, name: `kubeconform-${tool.value.version}` }) : tool;
};

interface RecordingStore extends VerdictStore {
  readonly used: ReadonlyMap<string, readonly Fault[]>;
  readonly isChanged: () => boolean;
}

const recordingStore = (known: ReadonlyMap<string, readonly Fault[]>): RecordingStore => {
  const used = new Map<string, readonly Fault[]>();
  let changed = false;
  return {
    used,
    isChanged: () => changed,
    get: (key) => {
      const faults = used.get(key) ?? known.get(key);
      if (faults !== undefined) used.set(key, faults);
      return faults;
    },
    set: (key, faults) => {
      changed = true;
      used.set(key, faults);
    },
  };
};

/**
 * Validates every object of every case as strictly as the API server decodes it: kinds and fields that exist, the
 * right types, required fields, quantities and base64, for each Kubernetes version; also YAML that is broken or has a
 * key twice. Equal objects of several cases are looked at once, and verdicts are kept in the cache. Needs no network.
 *
 * @param cases - renders; the same chart with other values, or several charts
 * @param options - versions, custom resources, the program
 * @returns findings in the order of reports, one for each fault and case; a problem when kubeconform cannot be found or
 *   run
 * @example
 * const findings = throwIfFailed(await validateManifests([{ name: 'vagrant', release }], { versions: ['1.36'] }));
 */
export async function validateManifests(
  cases: readonly ManifestCase[],
  options: ManifestOptions = {},
): Promise<Result<readonly Finding[]>> {
  const { versions = KUBERNETES_VERSIONS, customResourceDefinitions = [], cache = true } = options;
  const catalog = openCatalog(chartBundle(cases, customResourceDefinitions));
  const documents = uniqueDocuments(cases, versions);

  const validator = await resolveValidator(options.kubeconform);
  if (isFailure(validator)) return validator;
  const store = recordingStore(cache ? await readVerdicts(validator.value.name) : new Map());
  const judged = await judge(validator.value.path, catalog, documents, store);
  if (isFailure(judged)) return judged;
  if (cache && store.isChanged()) {
    const warning = await writeVerdicts(validator.value.name, store.used);
    if (warning !== undefined) options.onWarning?.(warning);
  }

  const faultsOf = (document: UniqueDocument, version: KubernetesVersion): readonly Fault[] => {
    const { object } = document;
    const entry = catalog.find(version, object.apiVersion, object.kind);
    if (entry === undefined) return [unknownKind(object, catalog, version)];
    return [...missingName(object), ...(store.get(verdictKey(document, entry)) ?? [])];
  };
  return success(
    sortFindings([
      ...cases.flatMap(defectFindings),
      ...documents.flatMap((document) =>
        documentFindings(document, (version) => faultsOf(document, version)),
      ),
    ]),
  );
}
