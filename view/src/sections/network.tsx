import { useRef, useState } from 'preact/hooks';
import type { NetworkCell, NetworkModel } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { ObjectLink } from '../parts/object-link.js';
import { Section } from '../parts/section.js';
import type { Strings } from '../strings/index.js';

type State = keyof Strings['network']['states'];

/** Shapes on a grid of 16, so that they do not depend on a font. */
const SHAPES: Readonly<Record<State, string>> = {
  declared: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  open: 'M8 4.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6Z',
  excess: 'M8 2.8L13.5 12.5H2.5Z',
  missing: 'M4 4l8 8m0-8l-8 8',
  denied: 'M8 7.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Z',
};

const Mark = ({ state }: { readonly state: State }) => (
  <svg class={`mark ${state}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={SHAPES[state]} />
  </svg>
);

const stateOf = ({ allowed, declared }: NetworkCell, limited: boolean): State => {
  if (allowed) return declared ? 'declared' : limited ? 'excess' : 'open';
  return declared ? 'missing' : 'denied';
};

interface Place {
  readonly row: number;
  readonly column: number;
}

const MOVES: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const clamp = (value: number, end: number): number => Math.min(Math.max(value, 0), end - 1);

const callerName = (name: string, strings: Strings): string =>
  name === 'outside' ? strings.network.outside : name;

const portName = ({ port, protocol }: NetworkModel['endpoints'][number]): string =>
  protocol === 'TCP' ? String(port) : `${String(port)}/${protocol}`;

const Explanation = ({ place }: { readonly place: Place | undefined }) => {
  const { stack, strings } = useReport();
  const { network: texts } = strings;
  const { callers, endpoints, cells, layers } = stack.network;
  const caller = place === undefined ? undefined : callers[place.row];
  const endpoint = place === undefined ? undefined : endpoints[place.column];
  const cell = place === undefined ? undefined : cells[place.row]?.[place.column];
  if (caller === undefined || endpoint === undefined || cell === undefined) {
    return (
      <p class="explanation quiet" role="status">
        {texts.explain}
      </p>
    );
  }
  return (
    <p class="explanation" role="status">
      <strong>
        {callerName(caller.name, strings)} → {endpoint.name}:{portName(endpoint)}
      </strong>{' '}
      {texts.states[stateOf(cell, layers.length > 0)]}.{' '}
      {layers.length === 0
        ? texts.noLayer
        : layers
            .map((layer, index) =>
              cell.verdicts[index] === true ? texts.allows(layer) : texts.denies(layer),
            )
            .join(' ')}{' '}
      {cell.declared ? texts.inGraph : texts.notInGraph}
    </p>
  );
};

/** Who may reach whom. */
export const Network = () => {
  const { stack, strings } = useReport();
  const { network: texts } = strings;
  const { callers, endpoints, cells, layers } = stack.network;
  const [place, setPlace] = useState<Place | undefined>();
  const table = useRef<HTMLTableElement>(null);
  const current = place ?? { row: 0, column: 0 };
  const limited = layers.length > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const row = clamp(current.row + move.row, callers.length);
    const column = clamp(current.column + move.column, endpoints.length);
    setPlace({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-place="${String(row)} ${String(column)}"]`)?.focus();
  };

  return (
    <Section id="network" title={strings.sections.network} lead={strings.leads.network}>
      <p class={limited ? 'quiet' : 'note'}>{limited ? texts.layers(layers.join(', ')) : texts.open}</p>
      <ul class="legend">
        {(limited
          ? (['declared', 'excess', 'missing', 'denied'] as const)
          : (['declared', 'open'] as const)
        ).map((state) => (
          <li key={state}>
            <Mark state={state} /> {texts.states[state]}
          </li>
        ))}
      </ul>
      <div class="scroll matrix-scroll" tabIndex={0} role="group" aria-label={strings.sections.network}>
        <table class="matrix" role="grid" ref={table} onKeyDown={onKeyDown} aria-label={texts.caption}>
          <thead>
            <tr>
              <th scope="col">
                <span>{texts.from}</span>
              </th>
              {endpoints.map((endpoint, column) => (
                <th
                  key={`${endpoint.object} ${portName(endpoint)}`}
                  scope="col"
                  class={place?.column === column ? 'active' : undefined}
                >
                  <span class="upright">
                    {endpoint.name} <b>{portName(endpoint)}</b>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {callers.map((caller, row) => (
              <tr key={caller.object ?? caller.name}>
                <th scope="row" class={place?.row === row ? 'active' : undefined}>
                  {caller.object === undefined ? (
                    callerName(caller.name, strings)
                  ) : (
                    <ObjectLink id={caller.object} label={caller.name} />
                  )}
                </th>
                {endpoints.map((endpoint, column) => {
                  const cell = cells[row]?.[column];
                  if (cell === undefined) return null;
                  const state = stateOf(cell, limited);
                  return (
                    <td
                      key={`${endpoint.object} ${portName(endpoint)}`}
                      role="gridcell"
                      class={`${state}${caller.object === endpoint.object ? ' self' : ''}`}
                      data-place={`${String(row)} ${String(column)}`}
                      data-from={caller.name}
                      data-to={`${endpoint.name}:${portName(endpoint)}`}
                      data-allowed={String(cell.allowed)}
                      data-declared={String(cell.declared)}
                      aria-label={`${callerName(caller.name, strings)} → ${endpoint.name}:${portName(endpoint)}: ${texts.states[state]}`}
                      tabIndex={row === current.row && column === current.column ? 0 : -1}
                      onFocus={() => {
                        setPlace({ row, column });
                      }}
                      onPointerEnter={() => {
                        setPlace({ row, column });
                      }}
                      onClick={({ currentTarget }) => {
                        currentTarget.focus();
                      }}
                    >
                      <Mark state={state} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Explanation place={place} />
    </Section>
  );
};
