import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { projectPath } from '../src/tools/index.js';
import { benchCluster } from './bench/cluster.js';
import { formatFigures, type Figure } from './bench/figure.js';
import { benchTemplate } from './bench/template.js';

const SECTIONS: readonly { readonly title: string; readonly run: () => Promise<readonly Figure[]> }[] = [
  { title: 'Rendering', run: benchTemplate },
  { title: 'Embedded cluster', run: benchCluster },
];

const BYTES_PER_GIBIBYTE = 1024 ** 3;

const machine = (): string =>
  [
    `${String(availableParallelism())} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${(totalmem() / BYTES_PER_GIBIBYTE).toFixed(0)} GiB`,
    `Node ${process.versions.node}`,
    `${process.platform} ${process.arch}`,
  ].join(', ');

const parts: string[] = [];
for (const { title, run } of SECTIONS) {
  process.stderr.write(`Measuring: ${title} ...\n`);
  const part = `## ${title}\n\n${formatFigures(await run())}`;
  process.stdout.write(`${part}\n\n`);
  parts.push(part);
}
const text = `# Benchmark\n\nOne run of \`npm run bench\`, medians. Machine: ${machine()}.\n\n${parts.join('\n\n')}\n`;
await writeFile(projectPath('docs/benchmark.md'), text);
