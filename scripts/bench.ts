import { Argument, Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
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
  /** What is measured and how, for the reader of the page. */
  readonly about: string;
  readonly run: () => Promise<readonly Figure[]>;
}

const SECTIONS: ReadonlyMap<string, Section> = new Map([
  [
    'render',
    {
      title: 'Rendering',
      about:
        'One bare `helm template` of the umbrella with its defaults, beside a helm that only tells its version.',
      run: benchTemplate,
    },
  ],
  [
    'matrix',
    {
      title: 'The matrix',
      about:
        'Every environment, overlay and ministry under every Kubernetes version: rendered, validated and checked. The bare calls are the same renders and nothing else, as many at once as there are cores. Our own calls may cost less than they do, since the toolkit lets a short-lived helm collect less garbage (`GOGC=400`).',
      run: benchMatrix,
    },
  ],
  [
    'assertions',
    {
      title: 'Assertions in tests',
      about:
        'Ten assertions on each of twenty releases. Each release is one run of helm, which alone takes longer than the second that we want on two cores; with the renders in the cache, as in every run but the first after a change, it is reached. The start of Node and Jest does not count, that of helm-unittest does.',
      run: benchAssertions,
    },
  ],
  [
    'ministries',
    {
      title: 'Many ministries',
      about:
        'Made-up ministries, each with values of its own, in one run: neither time nor memory may grow with their number.',
      run: benchMinistries,
    },
  ],
  [
    'lint',
    {
      title: 'Lint',
      about: 'The command as people type it, over all charts of this repository with all their values cases.',
      run: benchLint,
    },
  ],
  [
    'manifests',
    {
      title: 'Manifests',
      about: 'Validation by kubeconform against the strict schemas, with no verdict in the cache.',
      run: benchManifests,
    },
  ],
  [
    'cluster',
    {
      title: 'Embedded cluster',
      about:
        'API server, controllers and scheduler are real; containers are simulated by kwok, so their own start takes no time here.',
      run: benchCluster,
    },
  ],
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

const runSection = async ({ title, about, run }: Section): Promise<string> => {
  process.stderr.write(`Measuring: ${title} ...\n`);
  const part = `## ${title}\n\n${about}\n\n${formatFigures(await run())}`;
  process.stdout.write(`${part}\n\n`);
  return part;
};

const bench = async (name: string | undefined): Promise<void> => {
  const only = name === undefined ? undefined : SECTIONS.get(name);
  if (only !== undefined) {
    await runSection(only);
    return;
  }
  const about = `What one run of \`npm run bench\` measured, medians of several rounds. Machine: ${machine()}.`;
  const parts: string[] = [];
  for (const section of SECTIONS.values()) parts.push(await runSection(section));
  const page = projectPath('docs/benchmark.md');
  const text = `# Benchmark\n\n${about}\n\n${parts.join('\n\n')}\n`;
  await writeFile(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
};

await new Command('bench')
  .description('Measures the figures that the project wants to reach; a full run writes docs/benchmark.md.')
  .addArgument(
    new Argument('[section]', 'measure one section only, and write nothing').choices([...SECTIONS.keys()]),
  )
  .action(bench)
  .parseAsync();
