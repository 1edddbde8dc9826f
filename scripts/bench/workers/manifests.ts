import { indexRelease } from '../../../src/manifest/index.js';
import { renderChart } from '../../../src/render/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { KUBERNETES_VERSIONS } from '../../../src/schemas/index.js';
import { validateManifests } from '../../../src/validation/index.js';
import { costOf, type Cost } from '../processor-time.js';
import { findHelm, openChart } from '../setup.js';

const RELEASES = 20;

/** What the validation of distinct objects cost. */
export interface ManifestsCost extends Cost {
  readonly objects: number;
  readonly versions: number;
  readonly findings: number;
}

const chart = openChart();
const helm = await findHelm();
const everything = chart.valuesFiles.ci.filter(({ name }) => name === 'everything').map(({ path }) => path);
const cases = await Promise.all(
  Array.from({ length: RELEASES }, async (_, index) => {
    // Every object bears the name of its release, so no two are equal and each is looked at.
    const releaseName = `release-${String(index)}`;
    const rendered = throwIfFailed(await renderChart({ chart, helm, values: everything, releaseName }));
    return { name: releaseName, release: indexRelease(rendered) };
  }),
);
let findings = 0;
const cost = await costOf(async () => {
  findings = throwIfFailed(await validateManifests(cases, { cache: false })).length;
});
const objects = cases.flatMap(({ release }) => release.objects).length;
process.stdout.write(
  JSON.stringify({
    ...cost,
    objects,
    versions: KUBERNETES_VERSIONS.length,
    findings,
  } satisfies ManifestsCost),
);
