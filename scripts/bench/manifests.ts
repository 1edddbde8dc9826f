import type { Figure } from './figure.js';
import { median } from './measure.js';
import { runWorker, withEmptyCache } from './worker.js';
import type { ManifestsCost } from './workers/manifests.js';

const RUNS = 5;

/** Validation of objects of which no two are equal, under every Kubernetes version in one call; no verdict is cached. */
export async function benchManifests(): Promise<readonly Figure[]> {
  const rounds: ManifestsCost[] = [];
  await withEmptyCache(async (cache) => {
    for (let round = 0; round < RUNS; round += 1)
      rounds.push(await runWorker<ManifestsCost>('manifests', cache));
  });
  const { objects = 0, versions = 0 } = rounds[0] ?? {};
  return [
    {
      name: `validation of ${String(objects)} distinct objects under ${String(versions)} Kubernetes versions, objects a second`,
      measured: median(rounds.map((round) => round.objects / round.seconds)),
      atLeast: 2000,
      unit: '/s',
    },
    {
      name: '… an object under one version counted as one',
      measured: median(rounds.map((round) => (round.objects * round.versions) / round.seconds)),
      unit: '/s',
    },
  ];
}
