import { Argument, Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { projectPath } from '../src/tools/index.js';
import { benchAssertions } from './bench/assertions.js';
import { benchCluster } from './bench/cluster.js';
import { formatFigures, type Figure } from './bench/figure.js';
import { benchLint } from './bench/lint.js';
import { benchManifests } from './bench/manifests.js';
import { benchMatrix } from './bench/matrix.js';
import { benchMinistries } from './bench/ministries.js';
import { benchTemplate } from './bench/template.js';

interface Section {
  readonly title: string;
  readonly run: () => Promise<readonly Figure[]>;
}

const SECTIONS: ReadonlyMap<string, Section> = new Map([
  ['render', { title: 'Rendering', run: benchTemplate }],
  ['matrix', { title: 'The matrix', run: benchMatrix }],
  ['assertions', { title: 'Assertions in tests', run: benchAssertions }],
  ['ministries', { title: 'Many ministries', run: benchMinistries }],
  ['lint', { title: 'Lint', run: benchLint }],
  ['manifests', { title: 'Manifests', run: benchManifests }],
  ['cluster', { title: 'Embedded cluster', run: benchCluster }],
]);

const BYTES_PER_GIBIBYTE = 1024 ** 3;

const machine = (): string =>
  [
    `${String(availableParallelism())} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${(totalmem() / BYTES_PER_GIBIBYTE).toFixed(0)} GiB`,
    `Node ${process.versions.node}`,
    `${process.platform} ${process.arch}`,
    `load ${(loadavg()[0] ?? 0).toFixed(1)} at the start`,
  ].join(', ');

const runSection = async ({ title, run }: Section): Promise<string> => {
  process.stderr.write(`Measuring: ${title} ...\n`);
  const part = `## ${title}\n\n${formatFigures(await run())}`;
  process.stdout.write(`${part}\n\n`);
  return part;
};

const bench = async (name: string | undefined): Promise<void> => {
  const only = name === undefined ? undefined : SECTIONS.get(name);
  if (only !== undefined) {
    await runSection(only);
    return;
  }
  const about = `One run of \`npm run bench\`, medians. Machine: ${machine()}.`;
  const parts: string[] = [];
  for (const section of SECTIONS.values()) parts.push(await runSection(section));
  await writeFile(projectPath('docs/benchmark.md'), `# Benchmark\n\n${about}\n\n${parts.join('\n\n')}\n`);
};

await new Command('bench')
  .description('Measures the figures that the project wants to reach; a full run writes docs/benchmark.md.')
  .addArgument(
    new Argument('[section]', 'measure one section only, and write nothing').choices([...SECTIONS.keys()]),
  )
  .action(bench)
  .parseAsync();
