import { useEffect, useMemo, useRef, type RefObject } from 'react';
import classes from './Prose.module.css';

export interface ProseProps {
  /** Made and cleaned by the server. */
  html: string;
  /** In a line of other text, such as an answer beside its sign. */
  inline?: boolean;
}

/** Text from the server with its formulas and tables. */
export function ProseText({ html, inline = false }: ProseProps) {
  const place = useRef<HTMLElement>(null);
  const content = useMemo(() => ({ __html: html }), [html]);

  useEffect(() => {
    const root = place.current;
    if (!root) return undefined;
    let left = false;
    void setFormulas(root, () => left).then(() => {
      if (!left) letKeyboardScroll(root);
    });
    return () => {
      left = true;
    };
  }, [html]);

  const Tag = inline ? 'span' : 'div';
  return (
    <Tag
      ref={place as RefObject<HTMLDivElement>}
      className={classes.prose}
      data-inline={inline || undefined}
      dangerouslySetInnerHTML={content}
    />
  );
}

async function setFormulas(root: HTMLElement, left: () => boolean) {
  const places = [...root.querySelectorAll<HTMLElement>('.math[data-tex]')];
  if (places.length === 0) return;
  const { setFormula } = await import('./math');
  for (const each of places) {
    if (!left()) setFormula(each, each.dataset.tex ?? '');
  }
}

/** What is wider than the column scrolls, and so the keyboard must reach it. */
function letKeyboardScroll(root: HTMLElement) {
  for (const wide of root.querySelectorAll<HTMLElement>('pre, table, div.math')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  }
}
