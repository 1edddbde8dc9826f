import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMatrix, type Stack } from '../../../src/matrix/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { findHelm, openChart } from '../setup.js';

/** How many ministries: the first argument. */
const MINISTRIES = Number(process.argv[2]);
/** Cells whose time is compared, at the start and at the end. */
const COMPARED = 100;
const ENVIRONMENTS = 7;
const KIBIBYTES_PER_MEBIBYTE = 1024;

/** How long each hundred of the cells took, and the memory that the toolkit's process had at most. */
export interface MinistriesCost {
  readonly cells: number;
  readonly findings: number;
  /** Environments that the chart ships, among the seven. */
  readonly shipped: number;
  readonly firstHundredSeconds: number;
  readonly lastHundredSeconds: number;
  readonly peakMebibytes: number;
  /** When a tenth of the cells was done. */
  readonly earlyMebibytes: number;
}

const ministryValues = (index: number): string =>
  [
    `global: {domain: ministry-${String(index)}.go.kr, commonLabels: {example.go.kr/ministry: m${String(index)}}}`,
    `apigateway: {autoscaling: {maxReplicas: ${String(3 + (index % 5))}}}`,
    `portal: {exposure: {subdomain: p${String(index)}}}`,
    '',
  ].join('\n');

const environmentValues = (index: number): string =>
  `global: {timezone: Asia/Seoul, revisionHistoryLimit: ${String(1 + index)}, exposure: {type: loadBalancer}}\n`;

const directory = await mkdtemp(join(tmpdir(), 'egov-msa-bench-ministries-'));
try {
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(directory, `${name}.yaml`);
    await writeFile(path, text);
    return path;
  };
  const chart = openChart();
  const environments = chart.valuesFiles.environments
    .slice(0, ENVIRONMENTS)
    .map(({ name, path }) => ({ name, path }));
  const shipped = environments.length;
  for (let index = shipped; index < ENVIRONMENTS; index += 1) {
    const name = `generated-${String(index)}`;
    environments.push({ name, path: await write(name, environmentValues(index)) });
  }
  const stacks: Stack[] = [];
  for (let index = 0; index < MINISTRIES; index += 1) {
    const ministry = `m${String(index)}`;
    const path = await write(ministry, ministryValues(index));
    for (const { name, path: environment } of environments) {
      const files = [environment, path];
      stacks.push({ name: `${name}+${ministry}`, environment: name, overlays: [], ministry, files });
    }
  }
  const start = performance.now();
  const done: number[] = [];
  let earlyMebibytes = 0;
  const { cells } = throwIfFailed(
    await runMatrix({
      chart,
      helm: await findHelm(),
      versions: ['1.36'],
      stacks,
      onCell: () => {
        done.push((performance.now() - start) / 1000);
        if (done.length === stacks.length / 10)
          earlyMebibytes = process.resourceUsage().maxRSS / KIBIBYTES_PER_MEBIBYTE;
      },
    }),
  );
  const end = (performance.now() - start) / 1000;
  const cost: MinistriesCost = {
    cells: cells.length,
    findings: cells.flatMap(({ findings }) => findings).length,
    shipped,
    firstHundredSeconds: done[COMPARED - 1] ?? Number.NaN,
    lastHundredSeconds: end - (done[done.length - 1 - COMPARED] ?? Number.NaN),
    peakMebibytes: process.resourceUsage().maxRSS / KIBIBYTES_PER_MEBIBYTE,
    earlyMebibytes,
  };
  process.stdout.write(JSON.stringify(cost));
} finally {
  await rm(directory, { recursive: true, force: true });
}
