import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import Elk from 'elkjs/lib/elk.bundled.js';
import type { MapItem, MapLayout, Rectangle } from '../types.js';
import { frameOf, type Bundle } from './bundles.js';
import { MAP, cardWidth, columnOf, groupsOf } from './measure.js';
import { arcPath, roundedPath } from './path.js';

const padding = (top: number): string =>
  `[top=${String(top)},left=${String(MAP.groupPadding)},bottom=${String(MAP.groupPadding)},right=${String(MAP.groupPadding)}]`;

/** https://eclipse.dev/elk/reference/options.html */
const ROOT_OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.partitioning.activate': 'true',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.spacing.nodeNode': String(MAP.gap),
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.spacing.componentComponent': '24',
  'elk.padding': `[top=${String(MAP.margin)},left=${String(MAP.margin)},bottom=${String(MAP.margin)},right=${String(MAP.margin)}]`,
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
} as const;

/** Lines between columns are routed; those within one would push its cards into several. */
const isRouted =
  (items: readonly MapItem[]) =>
  ({ from, to }: Bundle): boolean => {
    const columns = new Map(
      items.flatMap(({ id, group }) => [
        [id, columnOf(group)],
        [frameOf(group), columnOf(group)],
      ]),
    );
    return columns.get(from) !== columns.get(to);
  };

const toGraph = (items: readonly MapItem[], bundles: readonly Bundle[]): ElkNode => ({
  id: 'map',
  layoutOptions: ROOT_OPTIONS,
  children: groupsOf(items).map((group) => ({
    id: frameOf(group),
    layoutOptions: {
      'elk.partitioning.partition': String(columnOf(group)),
      'elk.padding': padding(MAP.groupHeader),
    },
    children: items
      .filter((item) => item.group === group)
      .map(({ id }) => ({ id, width: cardWidth(items, group), height: MAP.cardHeight })),
  })),
  edges: bundles.flatMap((bundle, index) =>
    isRouted(items)(bundle) ? [{ id: String(index), sources: [bundle.from], targets: [bundle.to] }] : [],
  ),
});

const toRectangle = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rectangle> = {}): Rectangle => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

const pathOf = ({ sections = [] }: ElkExtendedEdge): string =>
  sections
    .map(({ startPoint, bendPoints = [], endPoint }) => roundedPath([startPoint, ...bendPoints, endPoint]))
    .join('');

/**
 * Lays the map out from left to right.
 *
 * @example await layWide(items, bundleLinks(items, links))
 */
export async function layWide(items: readonly MapItem[], bundles: readonly Bundle[]): Promise<MapLayout> {
  const laid = await new Elk.default().layout(toGraph(items, bundles));
  const frames = laid.children ?? [];
  const boxes = new Map(
    frames.flatMap((frame) => [frame, ...(frame.children ?? [])]).map((node) => [node.id, toRectangle(node)]),
  );
  const edges = new Map((laid.edges ?? []).map((edge) => [edge.id, edge]));
  const boxOf = (id: string): Rectangle => boxes.get(id) ?? toRectangle();
  return {
    width: Math.ceil(laid.width ?? 0) + MAP.arcRoom,
    height: Math.ceil(laid.height ?? 0),
    groups: groupsOf(items).map((name) => ({ name, ...boxOf(frameOf(name)) })),
    places: items.map(({ id }) => boxOf(id)),
    lines: bundles.map((bundle, index) => {
      const edge = edges.get(String(index));
      const path = edge === undefined ? arcPath(boxOf(bundle.from), boxOf(bundle.to)) : pathOf(edge);
      return { ...bundle, path };
    }),
  };
}
