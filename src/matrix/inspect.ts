import type { Chart } from '../chart/index.js';
import { finding, type Finding } from '../findings/index.js';
import { checkRelease, environmentOfCase, refusalOfStack, type Settings } from '../invariants/index.js';
import { indexRelease, type Release } from '../manifest/index.js';
import { givenObjects, readMinistry } from '../ministries/index.js';
import { refusedRender, renderChart, type Rendered, type RenderOptions } from '../render/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import type { KubernetesVersion } from '../schemas/index.js';
import type { Stack } from './types.js';

export interface InspectOptions {
  readonly chart: Chart;
  readonly settings: Settings;
  readonly helm: RenderOptions['helm'];
  readonly cache: boolean;
  readonly onWarning: (message: string) => void;
}

/** A cell that was rendered and checked, and waits for the validation of its manifests. */
export interface InspectedCell {
  readonly stack: Stack;
  readonly kubernetes: KubernetesVersion;
  /** Undefined when helm refused the values. */
  readonly release?: Release;
  readonly findings: readonly Finding[];
  readonly durationMilliseconds: number;
}

interface TimedRender {
  readonly kubernetes: KubernetesVersion;
  readonly rendered: Result<Rendered>;
  readonly milliseconds: number;
}

const render = async (
  { files }: Stack,
  kubernetes: KubernetesVersion,
  { chart, helm, cache }: InspectOptions,
): Promise<TimedRender> => {
  const started = performance.now();
  const rendered = await renderChart({ chart, helm, values: files, kubeVersion: `v${kubernetes}.0`, cache });
  return { kubernetes, rendered, milliseconds: performance.now() - started };
};

const unexpected = (chart: Chart, { name }: Stack, message: string): Finding =>
  finding({
    rule: 'render/not-refused',
    chart: chart.metadata.name,
    values: name,
    message: `These values render, but chart-checks.yaml expects a refusal that says "${message}".`,
    hint: 'Refuse them in a template of the chart, or take the entry out of refusals.',
  });

// What the values of a ministry name as given is there before the release.
const settingsFor = ({ ministry, files }: Stack, settings: Settings): Settings => {
  const path = files.at(-1);
  if (ministry === undefined || path === undefined) return settings;
  const read = readMinistry({ name: ministry, path });
  return isFailure(read)
    ? settings
    : { ...settings, external: [...settings.external, ...givenObjects(read.value.values)] };
};

interface CheckedRelease {
  readonly release: Release;
  readonly findings: readonly Finding[];
}

/**
 * Renders a stack for several Kubernetes versions and checks the invariants of a release. Renders that are equal, as
 * most are, are checked once.
 *
 * @returns one cell a version; a failure only when helm does not run, since values that it refuses are a finding
 * @example const cells = await inspectStack(stack, ['1.35', '1.36'], options);
 */
export async function inspectStack(
  stack: Stack,
  versions: readonly KubernetesVersion[],
  options: InspectOptions,
): Promise<Result<readonly InspectedCell[]>> {
  const { chart, onWarning } = options;
  const settings = settingsFor(stack, options.settings);
  const environment = environmentOfCase(settings, stack.name);
  const expected = refusalOfStack(settings, stack.name)?.message;
  const known = new Map<string, CheckedRelease>();
  const cells: InspectedCell[] = [];
  for (const { kubernetes, rendered, milliseconds } of await Promise.all(
    versions.map((version) => render(stack, version, options)),
  )) {
    if (isFailure(rendered)) {
      const { kind, message } = rendered.problem;
      if (kind === 'tool') return rendered;
      const asExpected = expected !== undefined && message.includes(expected);
      const findings = asExpected ? [] : [refusedRender(chart, stack, rendered.problem)];
      cells.push({ stack, kubernetes, findings, durationMilliseconds: Math.round(milliseconds) });
      continue;
    }
    rendered.value.warnings.forEach(onWarning);
    const started = performance.now();
    let checked = known.get(rendered.value.manifest);
    if (checked === undefined) {
      const release = indexRelease(rendered.value);
      const { findings: broken } = checkRelease(release, {
        chart,
        settings,
        values: stack.name,
        environment,
      });
      const findings = expected === undefined ? broken : [...broken, unexpected(chart, stack, expected)];
      checked = { release, findings };
      known.set(rendered.value.manifest, checked);
    }
    const durationMilliseconds = Math.round(milliseconds + performance.now() - started);
    cells.push({ stack, kubernetes, ...checked, durationMilliseconds });
  }
  return success(cells);
}
