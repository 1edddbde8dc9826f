import type { MapItem, Rectangle } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { hueOf } from './hue.js';
import { factsOf, kindOf, titleOf } from './texts.js';

interface Properties {
  readonly item: MapItem;
  readonly place: Rectangle;
  readonly findings: number;
  readonly dimmed: boolean;
  readonly focusable: boolean;
  readonly onOpen: () => void;
  readonly onLook: (event: { readonly type: string }) => void;
  readonly onLeave: () => void;
}

const PADDING = 12;
const TITLE_BASELINE = 20;
const FACTS_BASELINE = 38;

/** Average width of a character of a title. */
const CHARACTER_WIDTH = 7.8;

/** Letters may be drawn narrower by that much before some are left out. */
const NARROWEST = 0.75;

interface Fitted {
  readonly text: string;
  /** The width to draw it in, when it is narrower than the text would be. */
  readonly squeezed?: number;
}

const fit = (text: string, width: number): Fitted => {
  const room = width - 2 * PADDING;
  const most = Math.floor(room / CHARACTER_WIDTH / NARROWEST);
  if (text.length > most) return { text: `${text.slice(0, most - 1)}…`, squeezed: room };
  return text.length * CHARACTER_WIDTH > room ? { text, squeezed: room } : { text };
};

/** A card of the map: a button with a name and a line of facts. */
export const Card = ({ item, place, findings, dimmed, focusable, onOpen, onLook, onLeave }: Properties) => {
  const { strings } = useReport();
  const [left, right] = factsOf(item, strings);
  const title = titleOf(item, strings);
  const { text, squeezed } = fit(title, place.width);
  const name = [
    [title, left, right].filter(Boolean).join(' '),
    kindOf(item),
    strings.map.groups[item.group],
    findings > 0 ? strings.map.findings(findings) : '',
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <g
      class={`card ${item.type}${dimmed ? ' dimmed' : ''}`}
      style={hueOf(item.group)}
      transform={`translate(${String(place.x)} ${String(place.y)})`}
      role="button"
      tabIndex={focusable ? 0 : -1}
      aria-label={name}
      aria-disabled={item.object === undefined}
      data-card={item.id}
      onClick={onOpen}
      onFocus={onLook}
      onBlur={onLeave}
      onPointerEnter={onLook}
      onPointerLeave={onLeave}
    >
      <rect class="body" width={place.width} height={place.height} rx="8" />
      <rect class="strip" x="0.75" y="8" width="3" height={place.height - 16} rx="1.5" />
      <text
        class="title"
        x={PADDING}
        y={TITLE_BASELINE}
        {...(squeezed === undefined ? {} : { textLength: squeezed, lengthAdjust: 'spacingAndGlyphs' })}
      >
        {text}
      </text>{' '}
      <text class="facts" x={PADDING} y={FACTS_BASELINE}>
        {left}
      </text>{' '}
      <text class="facts" x={place.width - PADDING} y={FACTS_BASELINE} text-anchor="end">
        {right}
      </text>
      {findings > 0 && (
        <g class="badge" transform={`translate(${String(place.width - 4)} 4)`}>
          <circle r="9" />
          <text text-anchor="middle" y="3.6">
            {findings}
          </text>
        </g>
      )}
    </g>
  );
};
