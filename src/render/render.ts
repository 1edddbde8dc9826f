import { parseManifests } from '../manifest/index.js';
import { failure, success, type Result } from '../result/index.js';
import { renderKey, runCached, type CachedRun } from './cache.js';
import { describeHelmFailure } from './failure.js';
import { helmVersion, runHelm } from './helm.js';
import { prepareRequest, type RenderRequest } from './request.js';
import type { HelmProgram, HelmRun, ParsedRun, Rendered, RenderOptions } from './types.js';

const toRendered = ({ run, cached, warnings }: CachedRun, request: RenderRequest): Result<Rendered> =>
  run.exitCode === 0
    ? success({
        manifest: run.stdout,
        parsed: run.parsed,
        warnings: [...run.stderr.split('\n').filter((line) => line.trim() !== ''), ...warnings],
        namespace: request.namespace,
        releaseName: request.releaseName,
        cached,
      })
    : failure(describeHelmFailure(run.stderr));

const runAndParse = async (helm: string, request: RenderRequest): Promise<Result<ParsedRun>> => {
  const run = await runHelm(helm, request.arguments, request.input);
  return run.ok ? success({ ...run.value, parsed: parseManifests(run.value.stdout) }) : run;
};

// The key holds what the files contain, so a complaint that names a path belongs to this call only.
const namesNoPath =
  ({ chart, values = [] }: RenderOptions) =>
  ({ stderr }: HelmRun): boolean =>
    [chart.directory, ...values].every((path) => !stderr.includes(path));

/**
 * Renders a chart with `helm template`, or takes the same render from the cache (`renders` below the cache root).
 *
 * @returns the manifests; a problem of kind `input` for values that the chart refuses or a values file that is
 *   missing, `chart` for templates that fail, `tool` when helm is missing or was killed
 * @example
 * const chart = throwIfFailed(loadChart('charts/egov-msa'));
 * const rendered = await renderChart({ chart, helm: 'helm', values: ['charts/egov-msa/environments/vagrant.yaml'] });
 * if (rendered.ok) console.log(rendered.value.manifest);
 */
export async function renderChart(options: RenderOptions): Promise<Result<Rendered>> {
  const request = prepareRequest(options);
  if (!request.ok) return request;
  const program: HelmProgram = typeof options.helm === 'string' ? { path: options.helm } : options.helm;
  const run = () => runAndParse(program.path, request.value);
  if (options.cache === false) {
    const fresh = await run();
    return fresh.ok ? toRendered({ run: fresh.value, cached: false, warnings: [] }, request.value) : fresh;
  }
  const version = await helmVersion(program);
  if (!version.ok) return version;
  const result = await runCached(
    renderKey(request.value.contentHash, version.value),
    run,
    namesNoPath(options),
  );
  return result.ok ? toRendered(result.value, request.value) : result;
}
