import type { Chart } from '../../chart/index.js';
import type { Settings } from '../../invariants/index.js';
import type { Release } from '../../manifest/index.js';
import type { MapModel } from '../types.js';
import { bundleLinks } from './bundles.js';
import { drawGraph } from './graph.js';
import { layTall } from './tall.js';
import { layWide } from './wide.js';

/**
 * Draws the map of a release, in one layout for wide and one for tall screens.
 *
 * @param chart - whose values declare the call graph
 * @example (await drawMap(release, chart, settings)).items.length
 */
export async function drawMap(release: Release, chart: Chart, settings: Settings): Promise<MapModel> {
  const { items, links } = drawGraph(release, chart, settings);
  const bundles = bundleLinks(items, links);
  return { items, links, wide: await layWide(items, bundles), tall: layTall(items, bundles) };
}
