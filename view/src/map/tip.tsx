import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MapItem, MapModel } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { detailsOf, kindOf, titleOf } from './texts.js';

interface Properties {
  readonly item: MapItem;
  readonly map: MapModel;
  readonly findings: number;
}

const GAP = 10;

const place = (tip: HTMLElement, id: string): { readonly left: number; readonly top: number } => {
  const frame = tip.offsetParent?.getBoundingClientRect();
  const card = document.querySelector(`[data-card="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  if (frame === undefined || card === undefined) return { left: 0, top: 0 };
  const right = card.right + GAP + tip.offsetWidth <= frame.right;
  const left = right ? card.right + GAP : card.left - GAP - tip.offsetWidth;
  return {
    left: Math.max(0, left - frame.left),
    top: Math.min(card.top - frame.top, Math.max(0, frame.height - tip.offsetHeight)),
  };
};

/** The summary beside a card that is looked at; the card's name tells the same to a screen reader. */
export const Tip = ({ item, map, findings }: Properties) => {
  const { strings } = useReport();
  const tip = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    if (tip.current !== null) setPosition(place(tip.current, item.id));
  }, [item]);
  const calls = map.links.filter(({ from, type }) => type === 'call' && from === item.id).length;
  const callers = map.links.filter(({ to, type }) => type === 'call' && to === item.id).length;
  const relations = [
    ...(calls > 0 ? [strings.map.callsOf(calls)] : []),
    ...(callers > 0 ? [strings.map.callersOf(callers)] : []),
    ...(findings > 0 ? [strings.map.findings(findings)] : []),
  ];
  return (
    <div
      class="tip"
      ref={tip}
      style={{ left: `${String(position.left)}px`, top: `${String(position.top)}px` }}
      aria-hidden="true"
    >
      <strong>{titleOf(item, strings)}</strong> <span class="quiet">{kindOf(item)}</span>
      <dl>
        {detailsOf(item, strings)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {relations.length > 0 && <p class="quiet">{relations.join(' · ')}</p>}
    </div>
  );
};
