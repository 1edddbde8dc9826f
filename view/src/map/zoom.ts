import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';

const SCALE: [number, number] = [1, 6];
const STEP = 1.4;

export interface Zoom {
  /** For the `transform` of what is zoomed. */
  readonly transform: string;
  readonly isZoomed: boolean;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
}

/**
 * Lets the pointer move and scale a drawing. The wheel scrolls the page unless Ctrl is held, and so does a finger until
 * the drawing is zoomed in.
 *
 * @param frame - the svg element, whose viewBox has the given size
 */
export const useZoom = (frame: RefObject<SVGSVGElement | null>, width: number, height: number): Zoom => {
  const [transform, setTransform] = useState(zoomIdentity);
  const behaviour: ZoomBehavior<SVGSVGElement, unknown> = useMemo(
    () => zoom<SVGSVGElement, unknown>().scaleExtent(SCALE),
    [],
  );
  useEffect(() => {
    const svg = frame.current;
    if (svg === null) return;
    const selection = select<SVGSVGElement, unknown>(svg);
    let scale = 1;
    behaviour
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, 0],
        [width, height],
      ])
      .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
        if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
        if (event.type === 'dblclick') return false;
        if ('touches' in event) return event.touches.length > 1 || scale > 1;
        return event.button === 0;
      })
      .on('zoom', (event: { readonly transform: typeof zoomIdentity }) => {
        scale = event.transform.k;
        setTransform(event.transform);
      });
    selection.call(behaviour);
    behaviour.transform(selection, zoomIdentity);
    return () => {
      selection.on('.zoom', null);
    };
  }, [behaviour, frame, width, height]);

  const scaleBy = (factor: number) => () => {
    if (frame.current !== null) behaviour.scaleBy(select<SVGSVGElement, unknown>(frame.current), factor);
  };
  return {
    transform: transform.toString(),
    isZoomed: transform.k > 1,
    zoomIn: scaleBy(STEP),
    zoomOut: scaleBy(1 / STEP),
    fit: () => {
      if (frame.current !== null)
        behaviour.transform(select<SVGSVGElement, unknown>(frame.current), zoomIdentity);
    },
  };
};
