import { Popover } from '@mantine/core';
import { use, useEffect, useId } from 'react';
import { GlossaryContext } from './glossary';
import classes from './Prose.module.css';
import { ProseText } from './ProseText';
import type { ShownTerm } from './useTerms';

interface TermCardProps {
  shown: ShownTerm;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

/** A term's explanation, beside the term. */
export function TermCard({ shown, ...handlers }: TermCardProps) {
  const { element, term } = shown;
  const html = use(GlossaryContext)[term];
  const id = useId();
  useEffect(() => {
    element.setAttribute('aria-describedby', id);
    return () => {
      element.removeAttribute('aria-describedby');
    };
  }, [element, id]);
  if (html === undefined) return null;
  // The term is part of a text that React does not draw: this stands where it stands.
  const around = element.closest(`.${classes.around ?? ''}`)?.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  const anchor = { left: left - (around?.left ?? 0), top: top - (around?.top ?? 0), width, height };
  return (
    <Popover
      opened
      position="top"
      width={320}
      offset={6}
      withRoles={false}
      returnFocus={false}
      withinPortal={false}
    >
      <Popover.Target>
        <span className={classes.anchor} style={anchor} />
      </Popover.Target>
      <Popover.Dropdown className={classes.card} {...handlers}>
        <div id={id} role="tooltip">
          <b>{term}</b>
          <ProseText html={html} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
