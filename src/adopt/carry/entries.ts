import type { JsonObject } from '../../yaml/index.js';
import { originalService } from '../original.js';
import type { FoundComponent } from '../recognise.js';
import type { Alias } from '../types.js';

/** Upstream's RabbitMQ has its management pages behind the same Service. */
const MANAGEMENT_PORT = 15_672;

/** A component that people outside reach by a port of the nodes. */
export interface NodePortEntry {
  readonly component: string;
  readonly service: string;
  readonly ports: readonly { readonly port: number; readonly nodePort: number }[];
}

/**
 * The Services with ports of the nodes, as they were before adoption.
 *
 * @example nodePortEntries(components).find(({ component }) => component === 'apigateway')?.ports
 */
export const nodePortEntries = (components: readonly FoundComponent[]): readonly NodePortEntry[] =>
  components.flatMap(({ upstream, service }) => {
    if (service === undefined) return [];
    const { ports } = originalService(service);
    const open = ports.flatMap(({ port, nodePort }) => (nodePort === undefined ? [] : [{ port, nodePort }]));
    return open.length === 0
      ? []
      : [{ component: upstream.component, service: service.metadata.name, ports: open }];
  });

/**
 * Values that give the release the old ports of the nodes.
 *
 * @returns values by component
 * @example entryValues(entries)['apigateway'] // { exposure: { enabled: true }, service: { nodePort: 30001 } }
 */
export const entryValues = (entries: readonly NodePortEntry[]): Record<string, JsonObject> =>
  Object.fromEntries(
    entries.map(({ component, ports }) => {
      const named = ports.map(({ port, nodePort }) => [
        port === MANAGEMENT_PORT ? 'managementNodePort' : 'nodePort',
        nodePort,
      ]);
      return [component, { exposure: { enabled: true }, service: Object.fromEntries(named) as JsonObject }];
    }),
  );

/** Values that keep every way in closed while the old deployment holds the ports. */
export const closedValues = (entries: readonly NodePortEntry[]): Record<string, JsonObject> =>
  Object.fromEntries(entries.map(({ component }) => [component, { service: { type: 'ClusterIP' } }]));

/**
 * Services that lead to the release after the switch: those with a way in, and the gateway, whose name may be built
 * into the frontends.
 */
export const aliasesOf = (
  components: readonly FoundComponent[],
  entries: readonly NodePortEntry[],
  routed: readonly string[],
): readonly Alias[] =>
  components.flatMap(({ upstream, service }) => {
    if (service === undefined) return [];
    const { name } = service.metadata;
    const isEntry =
      name === 'apigateway' || routed.includes(name) || entries.some((entry) => entry.service === name);
    // Jenkins is switched with its data, at the end.
    return isEntry ? [{ service: name, component: upstream.component }] : [];
  });
