import type { ComponentChildren } from 'preact';

interface Properties {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
}

/** One part of the page, with its heading and what it is about. */
export const Section = ({ id, title, lead, children }: Properties) => (
  <section id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
    <h2 id={`${id}-title`}>{title}</h2>
    <p class="lead">{lead}</p>
    {children}
  </section>
);
