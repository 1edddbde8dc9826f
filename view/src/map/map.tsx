import { useMemo, useRef, useState } from 'preact/hooks';
import type { MapItem } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { Icon, type IconName } from '../parts/icon.js';
import { Section } from '../parts/section.js';
import { Card } from './card.js';
import { nextCard } from './directions.js';
import { ArrowHeads, Backdrop, Legend } from './drawing.js';
import { litBy } from './neighbours.js';
import { useNarrow } from './screen.js';
import { Tip } from './tip.js';
import { useZoom, type Zoom } from './zoom.js';

const Tools = ({ zoomIn, zoomOut, fit }: Zoom) => {
  const { strings } = useReport();
  const { map } = strings;
  const tools: readonly (readonly [IconName, string, () => void])[] = [
    ['plus', map.zoomIn, zoomIn],
    ['minus', map.zoomOut, zoomOut],
    ['fit', map.fit, fit],
  ];
  return (
    <div class="map-tools" role="group" aria-label={map.label}>
      {tools.map(([icon, name, act]) => (
        <button key={icon} type="button" class="round" aria-label={name} title={name} onClick={act}>
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
};

/** The map of the release. One card is in the order of the Tab key; arrow keys move between them. */
export const Map = () => {
  const { stack, strings, open } = useReport();
  const { map, findings } = stack;
  const layout = useNarrow() ? map.tall : map.wide;
  const frame = useRef<SVGSVGElement>(null);
  const zoom = useZoom(frame, layout.width, layout.height);
  const [current, setCurrent] = useState(0);
  const [looked, setLooked] = useState<number | undefined>();
  const item = looked === undefined ? undefined : map.items[looked];
  const lit = useMemo(() => (item === undefined ? undefined : litBy(map, item.id)), [map, item]);

  const findingsOf = ({ object }: MapItem): number =>
    object === undefined ? 0 : findings.filter((finding) => finding.object === object).length;
  const openCard = ({ object }: MapItem) => {
    if (object !== undefined) open({ type: 'object', id: object });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const card = map.items[current];
    if ((event.key === 'Enter' || event.key === ' ') && card !== undefined) openCard(card);
    else {
      const next = nextCard(layout.places, current, event.key);
      if (next === current) return;
      setCurrent(next);
      frame.current
        ?.querySelector<SVGGElement>(`[data-card="${CSS.escape(map.items[next]?.id ?? '')}"]`)
        ?.focus();
    }
    event.preventDefault();
  };

  return (
    <Section id="map" title={strings.sections.map} lead={strings.leads.map}>
      <div class="map">
        <Tools {...zoom} />
        <svg
          ref={frame}
          class={zoom.isZoomed ? 'zoomed' : undefined}
          viewBox={`0 0 ${String(layout.width)} ${String(layout.height)}`}
          style={{ aspectRatio: `${String(layout.width)} / ${String(layout.height)}` }}
          role="group"
          aria-label={strings.map.label}
          onKeyDown={onKeyDown}
        >
          <ArrowHeads />
          <g class="viewport" transform={zoom.transform}>
            <Backdrop layout={layout} lit={lit} />
            {map.items.map((card, index) => {
              const place = layout.places[index];
              if (place === undefined) return null;
              return (
                <Card
                  key={card.id}
                  item={card}
                  place={place}
                  findings={findingsOf(card)}
                  dimmed={lit !== undefined && !lit.cards.has(card.id)}
                  focusable={index === current}
                  onOpen={() => {
                    openCard(card);
                  }}
                  onLook={({ type }) => {
                    setLooked(index);
                    if (type.startsWith('focus')) setCurrent(index);
                  }}
                  onLeave={() => {
                    setLooked(undefined);
                  }}
                />
              );
            })}
          </g>
        </svg>
        {item !== undefined && <Tip item={item} map={map} findings={findingsOf(item)} />}
      </div>
      <div class="row under-map">
        <Legend map={map} />
        <p class="quiet keys">{strings.map.keys}</p>
      </div>
    </Section>
  );
};
