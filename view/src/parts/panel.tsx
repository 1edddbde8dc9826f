import { useEffect, useRef } from 'preact/hooks';
import { useReport, type Opened } from '../context.js';
import { Icon } from './icon.js';
import { ObjectDetails } from './object-details.js';
import { ValueDetails } from './value-details.js';

interface Properties {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** What was opened, beside the page. It takes the focus, and gives it back. */
export const Panel = ({ opened, onClose }: Properties) => {
  const { strings } = useReport();
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const title = opened.type === 'object' ? opened.id : opened.path;

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement || before instanceof SVGElement)
        before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    body.current?.scrollTo(0, 0);
  }, [title]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    addEventListener('keydown', close);
    return () => {
      removeEventListener('keydown', close);
    };
  }, [onClose]);

  return (
    <aside class="panel" aria-label={strings.panel.label}>
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          class="round"
          aria-label={strings.panel.close}
          title={strings.panel.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="panel-body" ref={body}>
        {opened.type === 'object' ? <ObjectDetails id={opened.id} /> : <ValueDetails path={opened.path} />}
      </div>
    </aside>
  );
};
