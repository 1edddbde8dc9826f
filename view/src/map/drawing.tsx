import type { MapLayout, MapModel } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { hueOf } from './hue.js';
import type { Lit } from './neighbours.js';

const LINK_TYPES = ['call', 'enters', 'mounts', 'binds'] as const;

/** The arrow heads of all lines. */
export const ArrowHeads = () => (
  <defs>
    {LINK_TYPES.map((type) => (
      <marker
        key={type}
        id={`head-${type}`}
        class={`head ${type}`}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="7"
        markerHeight="7"
        orient="auto-start-reverse"
      >
        <path d="M0.5 0.5L7.5 4L0.5 7.5Z" />
      </marker>
    ))}
  </defs>
);

/** Frames of the groups, and the lines between cards. */
export const Backdrop = ({ layout, lit }: { readonly layout: MapLayout; readonly lit: Lit | undefined }) => {
  const { strings } = useReport();
  return (
    <>
      {layout.groups.map(({ name, x, y, width, height }) => (
        <g key={name} class="frame" style={hueOf(name)}>
          <rect x={x} y={y} width={width} height={height} rx="12" />
          <text x={x + 15} y={y + 21}>
            {strings.map.groups[name]}
          </text>
        </g>
      ))}
      {layout.lines
        .filter(({ path }) => path !== '')
        .map((line) => (
          <path
            key={`${line.type} ${line.from} ${line.to}`}
            class={`line ${line.type}${lit === undefined ? '' : lit.isLit(line) ? ' lit' : ' dimmed'}`}
            d={line.path}
            marker-end={`url(#head-${line.type})`}
          />
        ))}
    </>
  );
};

/** What the lines mean. */
export const Legend = ({ map }: { readonly map: MapModel }) => {
  const { strings } = useReport();
  return (
    <ul class="legend" aria-label={strings.map.legend}>
      {LINK_TYPES.filter((type) => map.links.some((link) => link.type === type)).map((type) => (
        <li key={type}>
          <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
            <path class={`line ${type}`} d="M0 4H22" marker-end={`url(#head-${type})`} />
          </svg>{' '}
          {strings.map.links[type]}
        </li>
      ))}
    </ul>
  );
};
