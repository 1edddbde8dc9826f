import type { ChartFacts } from './types.js';

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const serviceTests = ({ services }: ChartFacts): readonly string[] =>
  services
    .flatMap(({ name, ports }) => ports.map((port) => ({ name, port })))
    .flatMap(({ name, port }) => [
      '',
      `  it('offers port ${String(port)} at ${name}', () => {`,
      `    expect(release.find('Service', ${quote(name)})).toExposePort(${String(port)});`,
      '  });',
    ]);

const imageTests = ({ workloads }: ChartFacts): readonly string[] =>
  workloads.flatMap(({ kind, name, image }) => [
    '',
    `  it('runs ${image} in ${name}', () => {`,
    `    expect(release.find(${quote(kind)}, ${quote(name)})).toHaveImage(${quote(image)});`,
    '  });',
  ]);

/**
 * Writes the first test of a chart: it says of the default values what they give today.
 *
 * @example firstTest(chart).includes('toBeValidManifest')
 */
export const firstTest = (chart: ChartFacts): string =>
  [
    "import { beforeAll, describe, expect, it } from '@jest/globals';",
    "import { renderRelease } from 'egov-msa/jest';",
    '',
    `describe(${quote(chart.name)}, () => {`,
    '  let release;',
    '',
    '  beforeAll(async () => {',
    `    release = await renderRelease({ chart: ${quote(chart.directory)}, releaseName: ${quote(chart.name)} });`,
    '  });',
    '',
    "  it('is valid for every supported Kubernetes version', async () => {",
    '    await expect(release).toBeValidManifest();',
    '  });',
    '',
    "  it('refers to nothing that is not there', () => {",
    '    expect(release).toResolveReferences();',
    '  });',
    ...serviceTests(chart),
    ...imageTests(chart),
    '});',
    '',
  ].join('\n');
